import { IS_SIGN_IN } from "../logs/IS_SIGN_IN";
import { HAS_SUCCEEDED } from "./HAS_SUCCEEDED";
import type { Measurement } from "./Measurement";

/** The 90th percentile of the standard normal distribution. */
const Z_90 = 1.2815515655446004;

/** How unevenly the sign-ins are spread over the users. */
export const activityMeasures: Measurement = {
  measures: [
    { name: "top_1_percent_share", unit: "share", description: "sign-ins of the most active 1 % of users" },
    { name: "top_10_percent_share", unit: "share", description: "sign-ins of the most active 10 % of users" },
    {
      name: "activity_sigma",
      unit: "ln",
      description: "σ of the lognormal through the median and the 90th percentile of sign-ins a user",
    },
  ],
  sql: `
    WITH per_user AS (
      SELECT count(*) AS n FROM events WHERE ${IS_SIGN_IN} GROUP BY "user" HAVING ${HAS_SUCCEEDED}
    ), ranked AS (
      SELECT n, row_number() OVER (ORDER BY n DESC) AS rank, count(*) OVER () AS users FROM per_user
    )
    SELECT sum(n) FILTER (WHERE rank <= ceil(users * 0.01)) / sum(n) AS top_1_percent_share,
      sum(n) FILTER (WHERE rank <= ceil(users * 0.1)) / sum(n) AS top_10_percent_share,
      ln(quantile_cont(n, 0.9) / median(n)) / ${Z_90} AS activity_sigma
    FROM ranked`,
};
