import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planFeatures } from "../../../src/features/engine/planFeatures";
import { WindowState } from "../../../src/features/engine/WindowState";
import type { Feature } from "../../../src/features/Feature";
import { FEATURE_WINDOWS } from "../../../src/features/windows";

const MINUTE_US = 60e6;
/** Times are minutes; groups, values and things to be counted are few, so that they meet often. */
const events = fc.array(
  fc.record({
    minute: fc.integer({ min: 0, max: 12 }),
    group: fc.integer({ min: 0, max: 2 }),
    thing: fc.integer({ min: 0, max: 2 }),
    value: fc.constantFrom(NaN, 0, 1, 2, -3),
  }),
  { minLength: 1, maxLength: 20 },
);
interface Event {
  minute: number;
  group: number;
  thing: number;
  value: number;
}

function feature(sql: string): Feature {
  const what = { family: "volume", unit: "u", description: "d", suspicious: "high", techniques: [] } as const;
  return { name: "f", sql, ...what };
}

/** The measure at each event, taken through a state in blocks of so many; saved and put back between them. */
function measured(sql: string, list: readonly Event[], blockRows: number): number[] {
  const plan = planFeatures([feature(sql)]);
  let state = new WindowState(plan);
  const out: number[] = [];
  for (let from = 0; from < list.length; from += blockRows) {
    const block = list.slice(from, from + blockRows);
    state.reserve(block.length);
    const { ring, keys } = state;
    block.forEach(({ group, thing, value }, index) => {
      const at = (ring.end + index) & ring.mask;
      const codes: Record<string, number> = { user: group, host: thing };
      for (const key of plan.keys) {
        const code = codes[key]!;
        ring.integers(keys.column(key))[at] = code === 0 ? 0 : keys.table(key).codeOf(code, 0);
      }
      for (const number of plan.numbers) ring.numbers(number)[at] = number === "value" ? value : NaN;
    });
    const first = ring.end;
    state.begin(Float64Array.from(block, ({ minute }) => minute * MINUTE_US));
    keys.combineFrom(first);
    out.push(...state.run(0, () => new Float64Array(block.length)).get("measure_0")!);
    state.end();
    const next = new WindowState(plan);
    next.restore(state.arrays());
    state = next;
  }
  return out;
}

function windowOf(list: readonly Event[], { minute, group }: Event, reachUs: number): Event[] {
  const isIn = (other: Event): boolean =>
    other.minute < minute && other.minute * MINUTE_US >= minute * MINUTE_US - reachUs;
  return list.filter((other) => other.group === group && isIn(other));
}

const present = (window: readonly Event[]): Event[] => window.filter(({ value }) => !Number.isNaN(value));
const orNaN = (values: number[], f: (...values: number[]) => number): number =>
  values.length === 0 ? NaN : f(...values);

describe("WindowState gives each aggregate what its definition says, whatever the blocks (property)", () => {
  const cases: [string, (window: Event[]) => number][] = [
    ["count(*)", (window) => window.length],
    ["sum(value)", (window) => orNaN(valuesOf(window), (...all) => all.reduce((a, b) => a + b, 0))],
    ["max(value)", (window) => orNaN(valuesOf(window), Math.max)],
    ["min(value)", (window) => orNaN(valuesOf(window), Math.min)],
    ["count(DISTINCT host)", (window) => new Set(window.map(({ thing }) => thing).filter((thing) => thing > 0)).size],
    [
      "latest(value)",
      (window) => {
        const last = Math.max(...present(window).map(({ minute }) => minute));
        return orNaN(valuesOf(window.filter(({ minute }) => minute === last)), Math.max);
      },
    ],
  ];
  const windows = ["user_5m", "user_10m", "user_past"];
  it.each(cases.flatMap(([sql, expected]) => windows.map((name) => [sql, name, expected] as const)))(
    "%s OVER %s",
    (sql, window, expected) => {
      const { reachUs } = FEATURE_WINDOWS.get(window)!;
      fc.assert(
        fc.property(events, fc.integer({ min: 1, max: 7 }), (unordered, blockRows) => {
          const list = unordered.sort((a, b) => a.minute - b.minute);
          const numbers = measured(`${sql} OVER ${window}`, list, blockRows).map((value) => value + 0);
          expect(numbers).toEqual(list.map((event) => expected(windowOf(list, event, reachUs)) + 0));
        }),
      );
    },
  );
});

function valuesOf(window: readonly Event[]): number[] {
  return present(window).map(({ value }) => value);
}

describe("WindowState.begin(times)", () => {
  it("refuses events that are earlier than the last one, in a block or between blocks", () => {
    const state = new WindowState(planFeatures([feature("1")]));
    state.reserve(2);
    state.begin(Float64Array.of(0, 60e6));
    state.end();
    const expected =
      "events must come in the order of time: 1970-01-01T00:00:59.000Z comes after 1970-01-01T00:01:00.000Z";
    expect(() => state.begin(Float64Array.of(59e6))).toThrow(new RangeError(expected));
  });
});
