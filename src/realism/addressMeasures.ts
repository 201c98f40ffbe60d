import { IS_SIGN_IN } from "../logs/IS_SIGN_IN";
import type { Measurement } from "./Measurement";

const MONTH_US = 30 * 86_400_000_000;

/**
 * How many addresses a user has, and how many users an address. Only sign-ins that succeed count: an address from which
 * someone guesses is not the user's. Months are 30 days, from the first event.
 */
export const addressMeasures: Measurement = {
  measures: [
    { name: "one_ip_share", unit: "share", description: "users with a single IP within 30 days" },
    { name: "ips_per_user", unit: "IPs", description: "IPs of a user within 30 days, mean" },
    { name: "median_ips_per_user", unit: "IPs", description: "IPs of a user within 30 days, median" },
    { name: "shared_ip_share", unit: "share", description: "IPs that two or more users sign in from" },
    { name: "from_shared_ip_share", unit: "share", description: "sign-ins from such IPs" },
  ],
  sql: `
    WITH span AS (
      SELECT min("timestamp") AS first,
        greatest(1, round((epoch_us(max("timestamp")) - epoch_us(min("timestamp"))) / ${MONTH_US})) AS months
      FROM events
    ), monthly AS (
      SELECT "user", source_ip, floor((epoch_us("timestamp") - epoch_us(first)) / ${MONTH_US}) AS month, count(*) AS n
      FROM events, span WHERE source_ip IS NOT NULL AND outcome = 'success' AND "user" IS NOT NULL AND ${IS_SIGN_IN}
      GROUP BY ALL
    ), per_user AS (
      SELECT count(*) AS ips FROM monthly, span WHERE month < months GROUP BY "user", month
    ), per_ip AS (SELECT count(DISTINCT "user") > 1 AS shared, sum(n) AS n FROM monthly GROUP BY source_ip)
    SELECT (SELECT avg(CASE WHEN ips = 1 THEN 1 ELSE 0 END) FROM per_user) AS one_ip_share,
      (SELECT avg(ips) FROM per_user) AS ips_per_user,
      (SELECT median(ips) FROM per_user) AS median_ips_per_user,
      avg(CASE WHEN shared THEN 1 ELSE 0 END) AS shared_ip_share,
      coalesce(sum(n) FILTER (WHERE shared), 0) / sum(n) AS from_shared_ip_share
    FROM per_ip`,
};
