import { describe, expect, it } from "vitest";
import { missingLast } from "../../src/evaluate/missingLast";
import { precisionRecallAt } from "../../src/evaluate/precisionRecallAt";

describe("missingLast(values)", () => {
  it("puts −∞ where a value is missing and leaves the input as it is", () => {
    const values = [2, NaN, 0];
    expect(Array.from(missingLast(values))).toEqual([2, -Infinity, 0]);
    expect(values).toEqual([2, NaN, 0]);
  });
  it("lets precisionRecallAt rank missing values below zero", () => {
    expect(precisionRecallAt([0, 1], [NaN, 0], [1])).toEqual([{ alerts: 1, recall: 1, precision: 1 }]);
  });
});
