import { IS_SIGN_IN } from "../logs/IS_SIGN_IN";
import type { Measurement } from "./Measurement";

const HOUR_US = 3_600_000_000;
const WEEK_US = 7 * 24 * HOUR_US;

/**
 * What happens to a user in a week. Weeks count from the first event, and only whole ones: up to an hour may be missing,
 * as nobody signs in on the stroke of midnight.
 */
export const weeklyMeasures: Measurement = {
  measures: [
    { name: "locked_out_share", unit: "share", description: "users who are locked out in a week" },
    {
      name: "mfa_per_user_week",
      unit: "events",
      description: "second factors in a week of each user who has one",
    },
  ],
  sql: `
    WITH span AS (
      SELECT min("timestamp") AS first, count(failure_reason) > 0 AS has_reasons,
        floor((epoch_us(max("timestamp")) - epoch_us(min("timestamp")) + ${HOUR_US}) / ${WEEK_US}) AS weeks
      FROM events
    ), weekly AS (
      SELECT "user", floor((epoch_us("timestamp") - epoch_us(first)) / ${WEEK_US}) AS week,
        bool_or(coalesce(failure_reason LIKE 'account locked%', false)) AS locked,
        count(*) FILTER (WHERE "action" = 'mfa') AS mfa,
        count(*) FILTER (WHERE outcome = 'success' AND ${IS_SIGN_IN}) AS successes
      FROM events, span WHERE "user" IS NOT NULL GROUP BY ALL
    ), per_user AS (
      SELECT count(*) FILTER (WHERE locked AND week < weeks) AS locked_weeks,
        coalesce(sum(mfa) FILTER (WHERE week < weeks), 0) AS mfa
      FROM weekly, span GROUP BY "user" HAVING sum(successes) > 0
    )
    SELECT CASE WHEN any_value(has_reasons) AND any_value(weeks) > 0 THEN avg(locked_weeks) / any_value(weeks) END
        AS locked_out_share,
      CASE WHEN any_value(weeks) > 0 THEN avg(mfa) FILTER (WHERE mfa > 0) / any_value(weeks) END AS mfa_per_user_week
    FROM per_user, span`,
};
