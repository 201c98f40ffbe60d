/**
 * Named windows that a feature's expression may use: earlier events of the same user, source and so on.
 *
 * Each ends one microsecond before the event. So none sees the event itself or another one at the same time, and the
 * order of simultaneous events changes nothing.
 */
export const WINDOWS: Readonly<Record<string, string>> = Object.freeze({
  user_1h: past('"user"', "INTERVAL 1 HOUR"),
  user_past: past('"user"', "UNBOUNDED"),
  source_1h: past("source_ip", "INTERVAL 1 HOUR"),
  user_source_past: past('"user", source_ip', "UNBOUNDED"),
  user_country_past: past('"user", country', "UNBOUNDED"),
});

function past(partition: string, reach: string): string {
  return (
    `PARTITION BY ${partition} ORDER BY "timestamp" ` +
    `RANGE BETWEEN ${reach} PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING`
  );
}
