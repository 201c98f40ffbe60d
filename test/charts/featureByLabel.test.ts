import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestCut } from "../../src/charts/bins/bestCut";
import { featureBins } from "../../src/charts/bins/featureBins";
import { featureByLabel } from "../../src/charts/featureByLabel";
import { titleOf } from "./hostileNames";

describe("bestCut(ordinary, attacks)", () => {
  it("by hand: at least 3 holds 2 of 2 attacks and 1 of 3 ordinary rows", () => {
    expect(bestCut(Float64Array.of(1, 2, 3), Float64Array.of(3, 9))).toEqual({
      side: "atLeast",
      value: 3,
      attacks: 2,
      ordinary: 1,
    });
  });
  it("finds attacks that are low", () => {
    expect(bestCut(Float64Array.of(5, 6), Float64Array.of(1, 2))).toMatchObject({
      side: "atMost",
      value: 2,
      attacks: 2,
    });
  });
  it("has the largest difference of shares, compared with every cut (property)", () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [ordinary, attacks] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
        const share = (rows: Float64Array, test: (value: number) => boolean): number =>
          rows.filter(test).length / rows.length;
        const gaps = Array.from({ length: 10 }, (_, cut) => [
          share(attacks, (value) => value >= cut) - share(ordinary, (value) => value >= cut),
          share(attacks, (value) => value <= cut) - share(ordinary, (value) => value <= cut),
        ]).flat();
        const best = bestCut(ordinary, attacks);
        expect(best.attacks / attacks.length - best.ordinary / ordinary.length).toBeCloseTo(Math.max(...gaps, 0), 9);
      }),
    );
  });
});

describe("featureBins(sorted, bins, scale)", () => {
  it("gives each of a few whole numbers its own bin", () => {
    const bins = featureBins(Float64Array.of(0, 1, 3), 40, "linear");
    expect([bins.labels, bins.range]).toEqual([
      ["0", "1", "2", "3"],
      [-0.5, 3.5],
    ]);
  });
  it("never splits a whole number: 0 to 99 in at most 40 bins are 34 of 3", () => {
    const bins = featureBins(
      Float64Array.from({ length: 100 }, (_, i) => i),
      40,
      "linear",
    );
    expect([bins.count, bins.labels[1]]).toEqual([34, "3 to 5"]);
  });
  it("uses round edges for fractions", () => {
    const bins = featureBins(Float64Array.of(0.02, 0.97), 10, "linear");
    expect([bins.labels[0], bins.count]).toEqual(["0 to 0.1", 10]);
  });
  it("has a bin for 0 and then 1, 2 to 4, 5 to 9 … on a log scale", () => {
    const bins = featureBins(Float64Array.of(0, 1, 2, 70), 40, "log");
    expect(bins.labels).toEqual(["0", "1", "2 to 4", "5 to 9", "10 to 19", "20 to 49", "50 to 99"]);
    expect([0, 1, 4, 5, 50, 70].map(bins.binOf)).toEqual([0, 1, 2, 3, 6, 6]);
  });
  it("has one bin when values differ by less than a double can tell apart", () => {
    expect(featureBins(Float64Array.of(0, 5e-324), 40, "linear").labels).toEqual(["0 to 1"]);
    expect(featureBins(Float64Array.of(0, 5e-324), 40, "log").count).toBe(1);
  });
  it("has a bin for a value whose logarithm rounds up to the next power of ten", () => {
    expect(featureBins(Float64Array.of(999999999.9999979), 40, "log").count).toBe(1);
  });
  it("holds every value in a bin (property)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }),
        fc.constantFrom("linear" as const, "log" as const),
        (values, scale) => {
          const bins = featureBins(Float64Array.from(values).sort(), 40, scale);
          expect(bins.labels).toHaveLength(bins.count);
          for (const value of values) {
            expect(bins.binOf(value)).toBeGreaterThanOrEqual(0);
            expect(bins.binOf(value)).toBeLessThan(bins.count);
          }
        },
      ),
    );
  });
});

describe("featureByLabel(values, labels, options)", () => {
  it("says which value sets the attacks apart, with both shares", () => {
    const figure = featureByLabel([1, 2, 2, 40, 50, 3], [0, 0, 0, 1, 1, 0], { name: "users_source_1h", unit: "users" });
    expect(titleOf(figure)).toBe("users_source_1h of 40 users or more: 100 % of attack rows, 0 % of ordinary ones");
    expect(figure.summary).toContain("Values range from 1 to 50 users");
  });
  it("draws shares of each group's own rows: by hand", () => {
    const { data } = featureByLabel([0, 0, 0, 1, 1], [0, 0, 0, 0, 1]);
    expect(data.map(({ y }) => y)).toEqual([
      [75, 25],
      [0, 100],
    ]);
  });
  it("names a flag without a unit", () => {
    const figure = featureByLabel([0, 1, 1, 0], [0, 1, 1, 0], { name: "new_country", unit: "0 or 1" });
    expect(titleOf(figure)).toBe("new_country of 1: 100 % of attack rows, 0 % of ordinary ones");
  });
  it("says that a feature hardly sets attacks apart", () => {
    expect(titleOf(featureByLabel([5, 5, 5, 5], [0, 1, 0, 1], { name: "constant" }))).toBe(
      "constant hardly sets attacks apart: 5 in 100 % of attack rows, 100 % of ordinary ones",
    );
  });
  it("leaves out missing values and says how many", () => {
    const { data, summary } = featureByLabel([NaN, 1, 2], [0, 0, 1]);
    expect(data.map(({ name }) => name)).toEqual(["ordinary (1 rows)", "attack (1 rows)"]);
    expect(summary).toContain("1 rows without a value are left out");
  });
  it("draws one group when there are no attacks, and none when all is missing", () => {
    expect(titleOf(featureByLabel([1, 2, 3], [0, 0, 0], { name: "x" }))).toBe(
      "x: no attack rows; half of 3 ordinary rows are at 2 or less",
    );
    expect(titleOf(featureByLabel([NaN], [0], { name: "x" }))).toBe("No row has a value of x");
  });
  it("has shares that sum to 100 % in each group (property)", () => {
    const row = fc.tuple(
      fc.oneof(fc.integer({ min: -50, max: 5000 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const { data } = featureByLabel(
          rows.map(([value]) => value),
          rows.map(([, label]) => label),
        );
        for (const { y } of data) expect((y as number[]).reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 2);
      }),
    );
  });
  it("leaves values and labels untouched", () => {
    expect(() => featureByLabel(Object.freeze([3, 1]) as number[], Object.freeze([1, 0]) as number[])).not.toThrow();
  });
  it.each([
    [() => featureByLabel([1], []), "featureByLabel: labels must have one entry a row (1), got 0"],
    [
      () => featureByLabel([Infinity], [0]),
      "featureByLabel: values must be finite or NaN (missing), got Infinity (row 0)",
    ],
    [
      () => featureByLabel([-1, 2], [0, 1], { scale: "log" }),
      "featureByLabel: values on a log scale must be at least 0, got -1",
    ],
    [() => featureByLabel([1], [0], { bins: 0 }), "featureByLabel: bins must be a whole number in [1, 200], got 0"],
  ])("refuses by name and value: %#", (call, message) => expect(call).toThrow(message));
});
