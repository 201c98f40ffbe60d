import type { Feature } from "../Feature";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/**
 * The clock as one-hot: 24 features for the hours of the day and 7 for the weekdays, UTC.
 *
 * They are in no preset: to be compared with the clock as numbers or as points on a circle.
 *
 * @example await computeFeatures(db, [...presetFeatures("basic"), ...oneHotTimeFeatures()])
 */
export function oneHotTimeFeatures(): Feature[] {
  const hours = Array.from({ length: 24 }, (_, hour) =>
    flag(`hour_is_${hour}`, `the hour of the day is ${hour} (UTC)`, `floor(hour) = ${hour}`),
  );
  const weekdays = WEEKDAYS.map((day, index) =>
    flag(`weekday_is_${day.toLowerCase()}`, `the day is a ${day} (UTC)`, `weekday = ${index + 1}`),
  );
  return [...hours, ...weekdays];
}

function flag(name: string, description: string, condition: string): Feature {
  const sql = `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
  const unit = "1 = yes, 0 = no";
  return { name, family: "time", unit, description, sql, suspicious: "either", techniques: ["T1078"] };
}
