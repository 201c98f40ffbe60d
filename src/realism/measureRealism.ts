import type { DuckDBConnection } from "@duckdb/node-api";
import { queryRows } from "../logs/queryRows";
import { activityMeasures } from "./activityMeasures";
import { addressMeasures } from "./addressMeasures";
import { calendarMeasures } from "./calendarMeasures";
import { failureMeasures } from "./failureMeasures";
import { gapMeasures } from "./gapMeasures";
import type { Measurement, MeasureText } from "./Measurement";
import { sessionMeasures } from "./sessionMeasures";
import { weeklyMeasures } from "./weeklyMeasures";

/** One number that says how a log is, to be compared with what is known of real ones. */
export interface RealismMeasure extends MeasureText {
  /** null where the log has nothing to measure it on: no sessions, no second factors, too few events of anybody. */
  value: number | null;
}

/** All measurements, in the order in which they are shown. */
export const MEASUREMENTS: readonly Measurement[] = [
  failureMeasures,
  weeklyMeasures,
  activityMeasures,
  calendarMeasures,
  addressMeasures,
  gapMeasures,
  sessionMeasures,
];

/**
 * Measures what is known of real sign-in logs, on any log: generated or real.
 *
 * Needs the table `events` and looks at nothing else: neither labels nor how the log was made. Users are names that have
 * signed in at least once.
 *
 * Cost: O(events · log events); half a second for 100,000 events, some seconds for ten million.
 *
 * @example compareWithPublished(await measureRealism(db))
 */
export async function measureRealism(db: DuckDBConnection): Promise<RealismMeasure[]> {
  const measures: RealismMeasure[] = [];
  for (const { sql, measures: texts } of MEASUREMENTS) {
    const [row] = await queryRows(db, sql);
    for (const text of texts) measures.push({ ...text, value: finiteOrNull(row![text.name]) });
  }
  return measures;
}

function finiteOrNull(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
