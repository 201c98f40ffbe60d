import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countDistinctOver,
  countOver,
  latestOver,
  maxOver,
  minOver,
  sumOver,
} from "../../../src/features/engine/aggregates";
import { orderByTime } from "../../../src/features/engine/orderByTime";

const events = fc.array(
  fc.record({
    time: fc.integer({ min: 0, max: 12 }),
    group: fc.integer({ min: 0, max: 2 }),
    value: fc.constantFrom(NaN, 0, 1, 2, -3),
  }),
  { minLength: 1, maxLength: 20 },
);
const reach = fc.constantFrom(1, 3, 5, Infinity);
type Event = { time: number; group: number; value: number };

function grouped(list: readonly Event[]) {
  const times = Float64Array.from(list, ({ time }) => time);
  const groups = { codes: Int32Array.from(list, ({ group }) => group), count: 2 };
  return { byTime: orderByTime(times), times, groups };
}

/** The window of an event, as its definition says. */
function windowOf(list: readonly Event[], { time, group }: Event, reachUs: number): Event[] {
  return list.filter((other) => other.group === group && other.time < time && other.time >= time - reachUs);
}

const present = (window: readonly Event[]): Event[] => window.filter(({ value }) => !Number.isNaN(value));
const orNaN = (values: number[], f: (...values: number[]) => number): number =>
  values.length === 0 ? NaN : f(...values);

describe("aggregates over windows are what their definition says (property)", () => {
  const cases: [string, (list: Event[], reachUs: number) => ArrayLike<number>, (window: Event[]) => number][] = [
    ["countOver", (list, r) => countOver(grouped(list), r), (window) => window.length],
    [
      "countOver with values",
      (list, r) =>
        countOver(
          grouped(list),
          r,
          Float64Array.from(list, ({ value }) => value),
        ),
      (window) => present(window).length,
    ],
    [
      "sumOver",
      (list, r) =>
        sumOver(
          grouped(list),
          r,
          Float64Array.from(list, ({ value }) => value),
        ),
      (window) =>
        orNaN(
          present(window).map(({ value }) => value),
          (...all) => all.reduce((a, b) => a + b, 0),
        ),
    ],
    [
      "maxOver",
      (list, r) =>
        maxOver(
          grouped(list),
          r,
          Float64Array.from(list, ({ value }) => value),
        ),
      (window) =>
        orNaN(
          present(window).map(({ value }) => value),
          Math.max,
        ),
    ],
    [
      "minOver",
      (list, r) =>
        minOver(
          grouped(list),
          r,
          Float64Array.from(list, ({ value }) => value),
        ),
      (window) =>
        orNaN(
          present(window).map(({ value }) => value),
          Math.min,
        ),
    ],
    [
      "countDistinctOver",
      (list, r) =>
        countDistinctOver(grouped(list), r, {
          codes: Int32Array.from(list, ({ value }) => (value > 0 ? value : 0)),
          count: 2,
        }),
      (window) => new Set(window.filter(({ value }) => value > 0).map(({ value }) => value)).size,
    ],
    [
      "latestOver",
      (list, r) =>
        latestOver(
          grouped(list),
          r,
          Float64Array.from(list, ({ value }) => value),
        ),
      (window) => {
        const last = Math.max(...present(window).map(({ time }) => time));
        return orNaN(
          present(window)
            .filter(({ time }) => time === last)
            .map(({ value }) => value),
          Math.max,
        );
      },
    ],
  ];
  it.each(cases)("%s", (_, computed, expected) => {
    fc.assert(
      fc.property(events, reach, (list, reachUs) => {
        const numbers = Array.from(computed(list, reachUs), (value) => value + 0);
        expect(numbers).toEqual(list.map((event) => expected(windowOf(list, event, reachUs)) + 0));
      }),
    );
  });
});

describe("orderByTime(times)", () => {
  it("is the order of time, simultaneous events as they came (property)", () => {
    const time = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 40 }));
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 30 }), (times) => {
        const sorted = times.map((_, index) => index).sort((a, b) => times[a]! - times[b]! || a - b);
        expect([...orderByTime(Float64Array.from(times))]).toEqual(sorted);
      }),
    );
  });
});
