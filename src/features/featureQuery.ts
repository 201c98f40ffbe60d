import { quoteName } from "../files/quoteSql";
import { FEATURE_COLUMNS } from "./columns";
import { latestOver } from "./dialect";
import { hoistMeasures } from "./engine/hoistMeasures";
import type { Measure } from "./engine/Measure";
import type { Feature } from "./Feature";
import { WINDOWS } from "./windows";

/**
 * The features of all events as one query: what `computeFeatures` computes, as any engine with standard windows can.
 *
 * What is divided by 0 must be null, as in databases that `openDatabase` opens (DuckDB: `ieee_floating_point_ops = false`).
 * It is the meaning of the catalogue, and what `computeFeatures` is tested against; on large logs it is slow.
 *
 * @returns SQL with the column `row` and one a feature, over a table `events`
 * @throws RangeError when an expression uses windows in another way than `Feature` says
 * @example await queryRows(db, `${featureQuery(presetFeatures("basic"))} ORDER BY row LIMIT 5`)
 */
export function featureQuery(features: readonly Feature[], events: string = "events"): string {
  const measures = new Map<string, Measure>();
  const columns = features.map(
    (feature) =>
      `CAST(${missingWithout(feature, hoistMeasures(feature.sql, measures))} AS FLOAT) AS ${quoteName(feature.name)}`,
  );
  let source = `(${eventsQuery(events)})`;
  const levels = [...measures.values()].map(({ level }) => level);
  for (let level = 1; level <= Math.max(0, ...levels); level++) {
    const own = [...measures.values()].filter((measure) => measure.level === level);
    const windows = [...new Set(own.map(({ window }) => window))].map((name) => `${name} AS (${WINDOWS[name]})`);
    source = `(SELECT *, ${own.map((measure) => `${measureSql(measure)} AS ${measure.name}`).join(", ")} FROM ${source} WINDOW ${windows.join(", ")})`;
  }
  return `SELECT row, ${columns.join(", ")} FROM ${source}`;
}

/** The events with the columns that features may use, as a query. */
export function eventsQuery(events: string): string {
  const columns = Object.entries(FEATURE_COLUMNS).map(([name, sql]) => `${sql} AS ${quoteName(name)}`);
  return `SELECT *, ${columns.join(", ")} FROM ${events}`;
}

/** A feature's expression, null where the event lacks what it needs. */
export function missingWithout({ needs = [] }: Feature, sql: string): string {
  const known = needs.map((field) => `${quoteName(field)} IS NOT NULL`).join(" AND ");
  return known === "" ? `(${sql})` : `CASE WHEN ${known} THEN (${sql}) END`;
}

function measureSql({ aggregate, isDistinct, argument, window }: Measure): string {
  if (aggregate === "latest") return latestOver(argument, window);
  return `${aggregate}(${isDistinct ? "DISTINCT " : ""}${argument}) OVER ${window}`;
}
