import { IS_SIGN_IN } from "../logs/IS_SIGN_IN";
import type { Measurement } from "./Measurement";

/** Sign-ins from which a user's own hours are known well enough; evenly spread, their busiest ten hours have half. */
const LEAST_SIGN_INS = 100;
const HOURS = 10;

/**
 * When people sign in. A log in UTC does not say what hour it was where somebody sat: so each user is measured by their
 * own busiest hours, wherever on the clock these are, and the days of the week are those of UTC.
 */
export const calendarMeasures: Measurement = {
  measures: [
    {
      name: "busiest_10_hours_share",
      unit: "share",
      description: `sign-ins within the user's own busiest ${HOURS} hours of the day, mean of users with ${LEAST_SIGN_INS} or more`,
    },
    {
      name: "weekend_to_weekday",
      unit: "ratio",
      description: "sign-ins on a Saturday or Sunday, relative to one from Monday to Friday (UTC)",
    },
  ],
  sql: `
    WITH all_hours AS (
      SELECT "user", hour("timestamp") AS hour, count(*) AS n, count(*) FILTER (WHERE outcome = 'success') AS successes
      FROM events WHERE "user" IS NOT NULL AND ${IS_SIGN_IN} GROUP BY ALL
    ), hourly AS (
      SELECT "user", hour, n FROM all_hours WINDOW one_user AS (PARTITION BY "user")
      QUALIFY sum(n) OVER one_user >= ${LEAST_SIGN_INS} AND sum(successes) OVER one_user > 0
    ), within AS (
      SELECT "user", start, sum(n) FILTER (WHERE (hour - start + 24) % 24 < ${HOURS}) / sum(n) AS share
      FROM hourly, range(24) AS starts (start) GROUP BY ALL
    ), busiest AS (SELECT max(share) AS share FROM within GROUP BY "user"),
    per_day AS (SELECT "timestamp"::DATE AS day, count(*) AS n FROM events WHERE ${IS_SIGN_IN} GROUP BY 1),
    daily AS (
      SELECT day, isodow(day) > 5 AS weekend, coalesce(n, 0) AS n
      FROM (
        SELECT unnest(generate_series(min(day), max(day), INTERVAL 1 DAY))::DATE AS day FROM per_day
      ) LEFT JOIN per_day USING (day)
    )
    SELECT (SELECT avg(share) FROM busiest) AS busiest_10_hours_share,
      (SELECT avg(n) FILTER (WHERE weekend) / avg(n) FILTER (WHERE NOT weekend) FROM daily) AS weekend_to_weekday`,
};
