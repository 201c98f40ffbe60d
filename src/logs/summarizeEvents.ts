import type { DuckDBConnection } from "@duckdb/node-api";
import { queryRows } from "./queryRows";
import { IS_SIGN_IN } from "./IS_SIGN_IN";

/** What is in the event table, in a few numbers. */
export interface EventSummary {
  events: number;
  /** Events that are attempts to sign in: not a second factor, a logout or a change of password. */
  signIns: number;
  users: number;
  /** Distinct source IPs. */
  sources: number;
  /** Sign-ins that failed. */
  failures: number;
  /** Share of the sign-ins that failed, in [0, 1]; 0 without sign-ins. */
  failureShare: number;
  /** First and last event, ISO 8601 in UTC; null without events. */
  first: string | null;
  last: string | null;
}

/**
 * Counts what is in the event table.
 *
 * @example (await summarizeEvents(db)).failureShare // 0.05
 */
export async function summarizeEvents(db: DuckDBConnection): Promise<EventSummary> {
  const [row] = await queryRows(
    db,
    `SELECT count(*) AS events, count(*) FILTER (WHERE ${IS_SIGN_IN}) AS "signIns", count(DISTINCT "user") AS users, count(DISTINCT source_ip) AS sources,
       count(*) FILTER (WHERE outcome = 'failure' AND ${IS_SIGN_IN}) AS failures,
       coalesce(avg(CASE WHEN outcome = 'failure' THEN 1 ELSE 0 END) FILTER (WHERE ${IS_SIGN_IN}), 0) AS "failureShare",
       min("timestamp") AS first, max("timestamp") AS last
     FROM events`,
  );
  return row as unknown as EventSummary;
}
