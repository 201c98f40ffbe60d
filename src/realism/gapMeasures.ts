import { burstinessSql } from "./burstinessSql";
import { GAPS } from "./GAPS";
import type { Measurement } from "./Measurement";

/** Gaps from which a user's own rhythm is known well enough. */
const LEAST_GAPS = 30;
const MINUTE_US = 60_000_000;

/** The rhythm of sign-ins: whether they come in bursts, and whether long gaps follow long ones. */
export const gapMeasures: Measurement = {
  measures: [
    {
      name: "burstiness",
      unit: "−1 … 1",
      description: `burstiness of the gaps between a user's sign-ins, median of users with ${LEAST_GAPS} or more; 0 is chance`,
    },
    {
      name: "memory",
      unit: "−1 … 1",
      description: "correlation of a gap with the next one of the same user, median of the same users",
    },
    { name: "short_gap_share", unit: "share", description: "gaps between a user's sign-ins of less than a minute" },
  ],
  sql: `
    WITH per_user AS (
      SELECT count(*) AS gaps, count(*) FILTER (WHERE gap < ${MINUTE_US}) AS short,
        CASE WHEN count(*) >= ${LEAST_GAPS} AND avg(gap) > 0
          THEN ${burstinessSql("count(*)", "stddev_pop(gap) / avg(gap)")} END AS burstiness,
        CASE WHEN count(*) >= ${LEAST_GAPS} THEN corr(gap, next_gap) END AS memory
      FROM ${GAPS} GROUP BY "user"
    )
    SELECT median(burstiness) AS burstiness,
      median(memory) FILTER (WHERE NOT isnan(memory)) AS memory,
      sum(short) / sum(gaps) AS short_gap_share
    FROM per_user`,
};
