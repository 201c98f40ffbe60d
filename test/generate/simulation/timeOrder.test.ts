import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeOrder } from "../../../src/generate/simulation/timeOrder";

/** What the language's own stable sort makes of it. */
function sorted(times: readonly number[], given: readonly number[]): number[] {
  return [...given].sort((a, b) => times[a]! - times[b]!);
}
const order = (times: readonly number[], given: readonly number[]) =>
  Array.from(timeOrder(Float64Array.from(times), Uint32Array.from(given)));

describe("timeOrder(timestampMs, given)", () => {
  it("puts times in order and leaves equal ones as given, by hand", () => {
    expect(order([7, 3, 7], [2, 1, 0])).toEqual([1, 2, 0]);
    expect(order([7, 3, 7], [0, 1, 2])).toEqual([1, 0, 2]);
  });
  it("is empty for none, and the only one for one", () => {
    expect(order([], [])).toEqual([]);
    expect(order([1e12], [0])).toEqual([0]);
  });
  it("leaves all as given where all times are the same", () => {
    expect(order([5, 5, 5, 5], [3, 1, 0, 2])).toEqual([3, 1, 0, 2]);
  });
  it("is right at the edges of its digits of 11 bits", () => {
    const times = [0, 1, 2 ** 11 - 1, 2 ** 11, 2 ** 22 - 1, 2 ** 22, 2 ** 31, 2 ** 32, 2 ** 33 - 1, 2 ** 33, 2 ** 44];
    const reversed = times.map((_, index) => times.length - 1 - index);
    expect(order(times, reversed)).toEqual(times.map((_, index) => index));
  });
  it("is a stable sort (property)", () => {
    const spans = fc.constantFrom(3, 2_000, 5_000_000, 86_400_000 * 3_650);
    const cases = spans.chain((span) =>
      fc.array(fc.integer({ min: 0, max: span }), { maxLength: 300 }).chain((times) =>
        fc.record({
          firstMs: fc.integer({ min: 0, max: 7e12 }),
          times: fc.constant(times),
          given: fc.shuffledSubarray([...times.keys()], { minLength: times.length }),
        }),
      ),
    );
    fc.assert(
      fc.property(cases, ({ firstMs, times, given }) => {
        const later = times.map((time) => firstMs + time);
        expect(order(later, given)).toEqual(sorted(later, given));
      }),
      { numRuns: 300 },
    );
  });
  it("leaves the times as they are", () => {
    const times = Float64Array.of(3, 1, 2);
    timeOrder(times, Uint32Array.of(0, 1, 2));
    expect([...times]).toEqual([3, 1, 2]);
  });
});
