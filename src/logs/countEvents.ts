import type { DuckDBConnection } from "@duckdb/node-api";
import { queryRows } from "./queryRows";
import { IS_SIGN_IN } from "./IS_SIGN_IN";

/** Failed sign-ins in one hour of the week, UTC. */
export interface HourOfWeekCount {
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** 0 … 23. */
  hour: number;
  failures: number;
}

/** Failed sign-ins by hour and weekday, UTC; hours without any are left out. */
export async function countFailuresByHourOfWeek(db: DuckDBConnection): Promise<HourOfWeekCount[]> {
  return (await queryRows(
    db,
    `SELECT isodow("timestamp") AS weekday, hour("timestamp") AS hour, count(*) AS failures
     FROM events WHERE outcome = 'failure' AND ${IS_SIGN_IN} GROUP BY ALL ORDER BY ALL`,
  )) as unknown as HourOfWeekCount[];
}

/** Sign-ins in one span of time. */
export interface TimeBucket {
  /** Start of the span, milliseconds since 1970, UTC. */
  timestampMs: number;
  events: number;
  successes: number;
  failures: number;
}

/**
 * Sign-ins over time, in spans of equal length; spans without any are left out.
 *
 * @param bucketMinutes - length of a span
 */
export async function countEventsOverTime(db: DuckDBConnection, bucketMinutes: number): Promise<TimeBucket[]> {
  if (!(bucketMinutes > 0 && bucketMinutes < Infinity)) {
    throw new RangeError(`countEventsOverTime: bucketMinutes must be a number above 0, got ${bucketMinutes}`);
  }
  const bucketMs = bucketMinutes * 60_000;
  return (await queryRows(
    db,
    `SELECT floor(epoch_ms("timestamp") / ${bucketMs}) * ${bucketMs} AS "timestampMs",
       count(*) AS events,
       count(*) FILTER (WHERE outcome = 'success') AS successes,
       count(*) FILTER (WHERE outcome = 'failure') AS failures
     FROM events WHERE ${IS_SIGN_IN} GROUP BY 1 ORDER BY 1`,
  )) as unknown as TimeBucket[];
}

/** Sign-ins of each user, the most active first. Events without a user count as one user. */
export async function countEventsPerUser(db: DuckDBConnection): Promise<number[]> {
  const rows = await queryRows(
    db,
    `SELECT count(*) AS events FROM events WHERE ${IS_SIGN_IN} GROUP BY "user" ORDER BY events DESC`,
  );
  return rows.map(({ events }) => events as number);
}
