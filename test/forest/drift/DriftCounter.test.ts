import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DriftCounter } from "../../../src/forest/drift/DriftCounter";
import { isReference } from "../../../src/forest/drift/isReference";
import { referenceOf } from "../../../src/forest/drift/referenceOf";
import type { Matrix } from "../../../src/forest/Matrix";

const X: Matrix = { data: Float64Array.from({ length: 200 }, (_, index) => (index * 7) % 30), rows: 100, columns: 2 };
const scores = Float64Array.from({ length: 100 }, (_, row) => row / 100);
const rowsOf = (from: number, to: number): Matrix => ({
  data: X.data.slice(2 * from, 2 * to),
  rows: to - from,
  columns: 2,
});

describe("referenceOf(scores, X, bins, maxRows)", () => {
  it("counts the scores and each column in bins of its own", () => {
    const { scores: own, features } = referenceOf(scores, X, 4, 1000);
    // The least score has bins of 25; 0.24 is the greatest of the first.
    expect(own).toEqual({ cuts: [0.24, 0.49, 0.74], counts: [25, 25, 25, 25], missing: 0 });
    expect(features.length).toBe(2);
    expect(features[1]!.counts.reduce((sum, count) => sum + count, 0)).toBe(100);
  });

  it("looks at as many rows as it may", () => {
    const { scores: own } = referenceOf(scores, X, 4, 40);
    expect(own.counts).toEqual([10, 10, 10, 10]);
    expect(referenceOf(scores, X, 4, 40).scores).toEqual(own);
  });

  it("refuses scores of other rows", () => {
    expect(() => referenceOf(scores.subarray(1), X, 4, 40)).toThrow(
      "referenceOf: scores must be 100, one a row of X, got 99",
    );
  });
});

describe("DriftCounter", () => {
  const reference = referenceOf(scores, X, 4, 1000);

  it("finds no drift in what the reference was made of, in whatever blocks it comes (property)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (cut) => {
        const counter = new DriftCounter(reference)
          .add(rowsOf(0, cut), scores.slice(0, cut))
          .add(rowsOf(cut, 100), scores.slice(cut));
        const { scores: own, features } = counter.drift();
        expect([own, ...features].map(({ psi }) => psi)).toEqual([0, 0, 0]);
      }),
    );
  });

  it("leaves the reference as it was", () => {
    const before = JSON.stringify(reference);
    new DriftCounter(reference).add(X, scores).drift();
    expect(JSON.stringify(reference)).toBe(before);
  });

  it("refuses other columns, other scores, and to compare nothing", () => {
    const counter = new DriftCounter(reference);
    expect(() => counter.add({ data: X.data, rows: 200, columns: 1 }, scores)).toThrow(
      "DriftCounter.add: X must have 2 columns, got 1",
    );
    expect(() => counter.add(X, scores.subarray(1))).toThrow(
      "DriftCounter.add: scores must be 100, one a row of X, got 99",
    );
    expect(() => counter.drift()).toThrow("compareBins: both samples must have values, got 100 and 0");
  });
});

describe("isReference(value, columns)", () => {
  const json = JSON.stringify(referenceOf(scores, X, 4, 1000));

  it("is true of what referenceOf gave, kept as JSON", () => {
    expect(isReference(JSON.parse(json), 2)).toBe(true);
  });

  it("is false of anything else", () => {
    for (const other of [null, 1, {}, [], { scores: null, features: [] }]) expect(isReference(other, 2)).toBe(false);
    expect(isReference(JSON.parse(json), 3)).toBe(false);
    for (const [right, wrong] of [
      ['"missing":0', '"missing":-1'],
      ["[25,25,25,25]", "[25,25,25]"],
      ["[25,25,25,25]", "[25,25,25,2.5]"],
      ["[25,25,25,25]", "[0,0,0,0]"],
      ["0.24,0.49", "0.49,0.24"],
      ["0.24,0.49", "null,0.49"],
    ] as const) {
      expect(json).toContain(right);
      expect(isReference(JSON.parse(json.replace(right, wrong)), 2)).toBe(false);
    }
  });
});
