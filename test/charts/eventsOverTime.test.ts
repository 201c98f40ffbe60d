import { describe, expect, it } from "vitest";
import { eventsOverTime } from "../../src/charts/eventsOverTime";
import { titleOf } from "./hostileNames";

const START = Date.UTC(2026, 0, 14, 3);
const buckets = [
  { timestampMs: START + 3_600_000, successes: 70, failures: 5 },
  { timestampMs: START, successes: 90, failures: 15 },
];

describe("eventsOverTime(buckets, options)", () => {
  it("speaks of several hours in the plural", () => {
    const bucket = { timestampMs: 0, successes: 1, failures: 1 };
    expect(titleOf(eventsOverTime([bucket], { bucketMs: 6 * 3_600_000 }))).toContain(
      "the worst 6 hours, from 1970-01-01 00:00 UTC, have 1 failure",
    );
  });
  it("says the share of failures and the worst bucket", () => {
    const figure = eventsOverTime(buckets);
    expect(titleOf(figure)).toBe(
      "11 % of 180 sign-ins fail; the worst hour, from 2026-01-14 03:00 UTC, has 15 failures",
    );
    expect(figure.summary).toContain("75 to 105 sign-ins per hour from 2026-01-14 03:00 to 2026-01-14 05:00 UTC");
  });
  it("stacks successes on failures, in order of time, each bar over its bucket", () => {
    const { data, layout } = eventsOverTime(buckets);
    expect(data.map(({ y }) => y)).toEqual([
      [15, 5],
      [90, 70],
    ]);
    expect(data[0]!.x).toEqual(["2026-01-14 03:30:00.000", "2026-01-14 04:30:00.000"]);
    expect(layout.barmode).toBe("stack");
  });
  it("names the bucket's width in the axis title", () => {
    const { layout } = eventsOverTime(buckets, { bucketMs: 900_000 });
    expect(layout.yaxis).toMatchObject({ title: { text: "sign-ins per 15 minutes" } });
  });
  it("says that none fails, or that there are none", () => {
    expect(titleOf(eventsOverTime([{ timestampMs: START, successes: 4, failures: 0 }]))).toBe(
      "None of 4 sign-ins fails",
    );
    expect(titleOf(eventsOverTime([]))).toBe("No sign-ins in this period");
  });
  it("leaves the buckets in their order", () => {
    expect(() => eventsOverTime(Object.freeze([...buckets]) as typeof buckets)).not.toThrow();
  });
  it.each([
    [
      () => eventsOverTime([{ timestampMs: 0, successes: 0.5, failures: 0 }]),
      "eventsOverTime: successes must be a whole number of at least 0, got 0.5",
    ],
    [() => eventsOverTime([], { bucketMs: 0 }), "eventsOverTime: bucketMs must be a whole number of at least 1, got 0"],
  ])("refuses by name and value: %#", (call, message) => expect(call).toThrow(message));
});
