import { describe, expect, it } from "vitest";
import { calendarMeasures } from "../../src/realism/calendarMeasures";
import { us } from "../logs/databaseOfEvents";
import { valuesOf } from "./valuesOf";

const at = (time: string, count: number, user = "al") =>
  Array.from({ length: count }, () => ({ user, timestampUs: us(time), outcome: "success" }) as const);

describe("calendarMeasures", () => {
  it("finds the busiest ten hours across midnight: 22 h and 7 h are within them, 8 h is not", async () => {
    const night = [...at("2026-03-02T22:00:00Z", 50), ...at("2026-03-03T07:59:00Z", 30)];
    const values = await valuesOf(calendarMeasures, [...night, ...at("2026-03-04T08:00:00Z", 20)]);
    expect(values.busiest_10_hours_share).toBe(0.8);
  });

  it("takes the mean of the users, each by their own hours", async () => {
    const early = at("2026-03-02T03:00:00Z", 100, "al");
    const late = [...at("2026-03-02T11:00:00Z", 60, "bo"), ...at("2026-03-02T23:00:00Z", 40, "bo")];
    const values = await valuesOf(calendarMeasures, [...early, ...late]);
    expect(values.busiest_10_hours_share).toBe(0.8);
  });

  it("leaves out users with less than 100 sign-ins", async () => {
    const values = await valuesOf(calendarMeasures, at("2026-03-02T03:00:00Z", 99));
    expect(values).toEqual({ busiest_10_hours_share: null, weekend_to_weekday: null });
  });

  it("compares a weekend's day with a working day, days without any included: 0.5 to 2", async () => {
    const working = ["02", "03", "04", "05", "06", "09"].flatMap((day) => at(`2026-03-${day}T12:00:00Z`, 2));
    const values = await valuesOf(calendarMeasures, [...working, ...at("2026-03-07T12:00:00Z", 1)]);
    expect(values.weekend_to_weekday).toBe(0.25);
  });
});
