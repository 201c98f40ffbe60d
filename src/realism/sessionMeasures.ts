import type { Measurement } from "./Measurement";

/** How long sessions are, from their first event to their last, and how they end. */
export const sessionMeasures: Measurement = {
  measures: [
    { name: "session_minutes", unit: "minutes", description: "length of a session of two or more events, median" },
    { name: "mean_session_minutes", unit: "minutes", description: "length of a session of two or more events, mean" },
    {
      name: "session_spread",
      unit: "ratio",
      description: "standard deviation of these lengths, relative to their mean",
    },
    { name: "logout_share", unit: "share", description: "sessions that end with a logout" },
  ],
  sql: `
    WITH sessions AS (
      SELECT (epoch_us(max("timestamp")) - epoch_us(min("timestamp"))) / 60e6 AS minutes, count(*) AS events,
        bool_or("action" = 'logout') AS logged_out
      FROM events WHERE session_id IS NOT NULL GROUP BY session_id
    )
    SELECT median(minutes) FILTER (WHERE events > 1) AS session_minutes,
      avg(minutes) FILTER (WHERE events > 1) AS mean_session_minutes,
      stddev_pop(minutes) FILTER (WHERE events > 1) / nullif(avg(minutes) FILTER (WHERE events > 1), 0)
        AS session_spread,
      CASE WHEN bool_or(logged_out) THEN avg(CASE WHEN logged_out THEN 1 ELSE 0 END) END AS logout_share
    FROM sessions`,
};
