import { describe, expect, it } from "vitest";
import { countEventsOverTime, countEventsPerUser, countFailuresByHourOfWeek } from "../../src/logs/countEvents";
import { databaseOfEvents, us } from "./databaseOfEvents";

/** 2024-03-01 is a Friday, 2024-03-04 a Monday. */
const db = databaseOfEvents([
  { timestampUs: us("2024-03-01T09:59:59.999Z"), user: "bob", outcome: "failure" },
  { timestampUs: us("2024-03-01T10:00:00Z"), user: "bob", outcome: "failure" },
  { timestampUs: us("2024-03-08T10:59:59Z"), user: "al", outcome: "failure" },
  { timestampUs: us("2024-03-04T00:00:00Z"), user: "al", outcome: "failure" },
  { timestampUs: us("2024-03-04T00:10:00Z"), user: "al", outcome: "success" },
  { timestampUs: us("2024-03-10T23:00:00Z"), user: null, outcome: "failure" },
  // Not attempts to sign in: never counted.
  { timestampUs: us("2024-03-04T00:10:00Z"), user: "al", outcome: "success", action: "logout" },
  { timestampUs: us("2024-03-04T00:10:00Z"), user: "al", outcome: "failure", action: "mfa" },
]);
const empty = databaseOfEvents([]);

describe("countFailuresByHourOfWeek(db)", () => {
  it("counts failures by weekday, Monday first, and hour, UTC", async () => {
    expect(await countFailuresByHourOfWeek(await db)).toEqual([
      { weekday: 1, hour: 0, failures: 1 },
      { weekday: 5, hour: 9, failures: 1 },
      { weekday: 5, hour: 10, failures: 2 },
      { weekday: 7, hour: 23, failures: 1 },
    ]);
  });

  it("is empty without events", async () => {
    expect(await countFailuresByHourOfWeek(await empty)).toEqual([]);
  });
});

describe("countEventsOverTime(db, bucketMinutes)", () => {
  it("counts successes and failures in spans that start at whole multiples, and leaves empty ones out", async () => {
    const day = 24 * 60;
    expect(await countEventsOverTime(await db, day)).toMatchObject([
      { timestampMs: Date.parse("2024-03-01T00:00:00Z"), successes: 0, failures: 2 },
      { timestampMs: Date.parse("2024-03-04T00:00:00Z"), successes: 1, failures: 1 },
      { timestampMs: Date.parse("2024-03-08T00:00:00Z"), successes: 0, failures: 1 },
      { timestampMs: Date.parse("2024-03-10T00:00:00Z"), successes: 0, failures: 1 },
    ]);
  });

  it("puts an event into the span that starts with it", async () => {
    const [first, second] = await countEventsOverTime(await db, 60);
    expect(first).toMatchObject({ timestampMs: Date.parse("2024-03-01T09:00:00Z"), failures: 1 });
    expect(second).toMatchObject({ timestampMs: Date.parse("2024-03-01T10:00:00Z"), failures: 1 });
  });

  it("is empty without events", async () => {
    expect(await countEventsOverTime(await empty, 60)).toEqual([]);
  });

  it.each([0, -1, NaN, Infinity])("refuses a span of %d minutes by name and value", async (bucketMinutes) => {
    await expect(countEventsOverTime(await db, bucketMinutes)).rejects.toThrow(
      new RangeError(`countEventsOverTime: bucketMinutes must be a number above 0, got ${bucketMinutes}`),
    );
  });
});

describe("countEventsPerUser(db)", () => {
  it("counts the sign-ins of each user, the most active first, and those without a user as one", async () => {
    expect(await countEventsPerUser(await db)).toEqual([3, 2, 1]);
  });

  it("is empty without events", async () => {
    expect(await countEventsPerUser(await empty)).toEqual([]);
  });
});
