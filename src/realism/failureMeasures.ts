import { IS_SIGN_IN } from "../logs/IS_SIGN_IN";
import { HAS_SUCCEEDED } from "./HAS_SUCCEEDED";
import type { Measurement } from "./Measurement";

/** Sign-ins from which a user's own share of failures is known well enough to be compared. */
const LEAST_SIGN_INS = 20;

/** How often sign-ins and second factors fail, and how unevenly. */
export const failureMeasures: Measurement = {
  measures: [
    { name: "failed_share", unit: "share", description: "sign-ins that fail" },
    { name: "failed_password_share", unit: "share", description: "sign-ins with a password that fail" },
    {
      name: "worst_users_failed_share",
      unit: "share",
      description: `failures among the sign-ins of the user at the 95th percentile (users with ${LEAST_SIGN_INS} or more)`,
    },
    { name: "failed_mfa_share", unit: "share", description: "second factors that are refused or given up" },
  ],
  sql: `
    WITH per_user AS (
      SELECT avg(CASE WHEN outcome = 'failure' THEN 1 ELSE 0 END) AS failed
      FROM events WHERE ${IS_SIGN_IN} GROUP BY "user" HAVING ${HAS_SUCCEEDED} AND count(*) >= ${LEAST_SIGN_INS}
    ), failed AS (
      SELECT *, CASE WHEN outcome = 'failure' THEN 1 ELSE 0 END AS failed FROM events
    )
    SELECT avg(failed) FILTER (WHERE ${IS_SIGN_IN}) AS failed_share,
      avg(failed) FILTER (WHERE ${IS_SIGN_IN} AND method = 'password') AS failed_password_share,
      (SELECT quantile_cont(failed, 0.95) FROM per_user) AS worst_users_failed_share,
      avg(failed) FILTER (WHERE "action" = 'mfa') AS failed_mfa_share
    FROM failed`,
};
