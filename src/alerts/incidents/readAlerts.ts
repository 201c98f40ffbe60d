import type { DuckDBConnection } from "@duckdb/node-api";
import { FEATURE_COLUMNS } from "../../features/columns";
import { queryRows } from "../../logs/queryRows";
import { storeRows } from "../storeRows";
import type { RuleHit } from "../rules/RuleHits";
import type { Alert } from "./Alert";

/** What the forest alone says of an event. */
const NO_RULE = { rules: [], isShared: false, isOffice: false, shown: {} } as const;

/**
 * The events at which rules fire, and those with the highest scores, with the fields that link them.
 *
 * Needs the table `events`.
 *
 * @param scores - one an event, in the order of the event table
 * @param threshold - events without a rule are alerts from this score on
 * @returns in the order of time, those of one time in the order of the log
 */
export async function readAlerts(
  db: DuckDBConnection,
  hits: readonly RuleHit[],
  scores: Float64Array,
  threshold: number,
): Promise<Alert[]> {
  const known = new Map(hits.map((hit) => [hit.row, hit]));
  const rows = [...known.keys()];
  scores.forEach((score, row) => {
    if (score >= threshold && !known.has(row)) rows.push(row);
  });
  await storeRows(db, "alert_rows", rows);
  const events = await queryRows(
    db,
    `SELECT row, epoch_us("timestamp") / 1000 AS "timestampMs", "user", source_ip, host, user_agent, session_id,
      country, city, failure_reason, "action", ${FEATURE_COLUMNS.failed} AS failed, ${FEATURE_COLUMNS.succeeded} AS succeeded
    FROM events JOIN alert_rows USING (row) ORDER BY "timestamp", row`,
  );
  await db.run("DROP TABLE alert_rows");
  return events.map(({ failed, succeeded, ...event }) => ({
    ...(event as unknown as Alert),
    ...(known.get(event.row as number) ?? { ...NO_RULE, row: event.row as number }),
    isFailure: failed === 1,
    isSuccess: succeeded === 1,
    score: scores[event.row as number]!,
  }));
}
