import type { Feature } from "./Feature";

/**
 * Every feature that comes with the package.
 *
 * To add one of yours, put it behind these: `computeFeatures(db, [...presetFeatures("default"), { … }])`.
 */
export const CATALOGUE: readonly Feature[] = [
  {
    name: "hour_of_day",
    family: "time",
    unit: "hours (UTC)",
    description: "hour of the day, with its minutes as a fraction",
    sql: `hour("timestamp") + minute("timestamp") / 60.0`,
    suspicious: "either",
    techniques: ["T1078"],
  },
  {
    name: "day_of_week",
    family: "time",
    unit: "1 = Monday … 7 = Sunday",
    description: "day of the week",
    sql: `isodow("timestamp")`,
    suspicious: "either",
    techniques: ["T1078"],
  },
  {
    name: "failed",
    family: "outcome",
    unit: "1 = yes, 0 = no",
    description: "this sign-in failed",
    sql: "failed",
    suspicious: "high",
    techniques: ["T1110"],
  },
  {
    name: "failures_user_1h",
    family: "volume",
    unit: "events",
    description: "failed sign-ins of this user in the hour before",
    sql: "coalesce(sum(failed) OVER user_1h, 0)",
    needs: ["user"],
    suspicious: "high",
    techniques: ["T1110.001"],
  },
  {
    name: "failures_source_1h",
    family: "volume",
    unit: "events",
    description: "failed sign-ins from this source IP in the hour before",
    sql: "coalesce(sum(failed) OVER source_1h, 0)",
    needs: ["source_ip"],
    suspicious: "high",
    techniques: ["T1110.001", "T1110.003"],
  },
  {
    name: "users_source_1h",
    family: "fan-in",
    unit: "users",
    description: "distinct users from this source IP in the hour before",
    sql: `count(DISTINCT "user") OVER source_1h`,
    needs: ["source_ip"],
    suspicious: "high",
    techniques: ["T1110.003", "T1110.004"],
  },
  {
    name: "seconds_since_user_event",
    family: "sequence",
    unit: "seconds",
    description: "time since this user's previous event; missing for the user's first",
    sql: `(epoch_us("timestamp") - epoch_us(max("timestamp") OVER user_past)) / 1e6`,
    needs: ["user"],
    suspicious: "either",
    techniques: ["T1110.001", "T1078"],
  },
  {
    name: "new_source_for_user",
    family: "novelty",
    unit: "1 = yes, 0 = no",
    description: "first time this user comes from this source IP; missing for the user's first event",
    sql: `CASE WHEN count(*) OVER user_past > 0 THEN CASE WHEN count(*) OVER user_source_past = 0 THEN 1 ELSE 0 END END`,
    needs: ["user", "source_ip"],
    suspicious: "high",
    techniques: ["T1078"],
  },
  {
    name: "unfamiliar_source_for_user",
    family: "novelty",
    unit: "1 = yes, 0 = no",
    description:
      "this user has never signed in successfully from this source IP; missing until the user's first success",
    sql: unfamiliar("user_source_past"),
    needs: ["user", "source_ip"],
    suspicious: "high",
    techniques: ["T1078", "T1110"],
  },
  {
    name: "unfamiliar_country_for_user",
    family: "novelty",
    unit: "1 = yes, 0 = no",
    description: "this user has never signed in successfully from this country; missing until the user's first success",
    sql: unfamiliar("user_country_past"),
    needs: ["user", "country"],
    suspicious: "high",
    techniques: ["T1078", "T1110"],
  },
];

/** 1 when the user has signed in before, but never in this window; attempts that failed prove nothing. */
function unfamiliar(window: string): string {
  return (
    "CASE WHEN sum(1 - failed) OVER user_past > 0 " +
    `THEN CASE WHEN coalesce(sum(1 - failed) OVER ${window}, 0) = 0 THEN 1 ELSE 0 END END`
  );
}
