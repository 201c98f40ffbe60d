import type { DuckDBConnection } from "@duckdb/node-api";
import { FEATURE_COLUMNS } from "../../features/columns";
import { queryRows } from "../../logs/queryRows";
import { storeRows } from "../storeRows";
import type { RuleHit } from "../rules/RuleHits";
import type { Alert } from "./Alert";

/** Rules that compare an event with the user's sign-in before: an analyst wants to see both. */
const COMPARING: readonly string[] = ["two_networks_at_once"];
/** What the forest alone says of an event. */
const NO_RULE = { rules: [], isShared: false, isOffice: false, shown: {} } as const;

/** What is known of the sign-in before: whoever else is where it came from has nothing to do with it. */
const BEFORE = { ...NO_RULE, isShared: true, isOffice: true } as const;

/**
 * The events at which rules fire, and those with the highest scores, with the fields that link them.
 *
 * Needs the table `events`.
 *
 * Beside an event that a rule compares with the user's sign-in before, that one is an alert too.
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
  const before = await signInsBefore(
    db,
    hits.filter(({ rules }) => rules.some((name) => COMPARING.includes(name))).map(({ row }) => row),
  );
  const added = [...before].filter((row) => !known.has(row) && scores[row]! < threshold);
  await storeRows(db, "alert_rows", [...rows, ...added]);
  const events = await queryRows(
    db,
    `SELECT row, epoch_us("timestamp") / 1000 AS "timestampMs", "user", source_ip, host, user_agent, session_id,
      country, city, failure_reason, "action", ${FEATURE_COLUMNS.failed} AS failed, ${FEATURE_COLUMNS.succeeded} AS succeeded
    FROM events JOIN alert_rows USING (row) ORDER BY "timestamp", row`,
  );
  await db.run("DROP TABLE alert_rows");
  return events.map(({ failed, succeeded, ...event }) => ({
    ...(event as unknown as Alert),
    ...(known.get(event.row as number) ?? {
      ...(before.has(event.row as number) ? BEFORE : NO_RULE),
      row: event.row as number,
    }),
    isFailure: failed === 1,
    isSuccess: succeeded === 1,
    score: scores[event.row as number]!,
  }));
}

/** For some events the same user's latest success before. */
async function signInsBefore(db: DuckDBConnection, rows: readonly number[]): Promise<Set<number>> {
  await storeRows(db, "compared_rows", rows);
  const found = await queryRows(
    db,
    `WITH compared AS (SELECT "user", "timestamp" FROM events JOIN compared_rows USING (row)),
      successes AS (SELECT "user", "timestamp", row FROM events WHERE ${FEATURE_COLUMNS.succeeded} = 1)
    SELECT DISTINCT successes.row FROM compared ASOF JOIN successes
      ON compared."user" = successes."user" AND compared."timestamp" > successes."timestamp"`,
  );
  await db.run("DROP TABLE compared_rows");
  return new Set(found.map(({ row }) => row as number));
}
