import { describe, expect, it } from "vitest";
import { compareDetectors } from "../../src/evaluate/compareDetectors";
import type { Labels } from "../../src/evaluate/readLabels";

const LABELS: Labels = {
  isAttack: Uint8Array.of(0, 1, 0, 1, 0, 1),
  scenario: [null, "b", null, "a", null, "b"],
  lookAlike: ["traveller", null, null, null, null, null],
  incident: ["traveller-1", "b-1", null, "a-1", null, "b-1"],
};

describe("compareDetectors(detectors, labels)", () => {
  it("judges each ranking on all events and, by scenario, among the ordinary and that scenario's", () => {
    const [result] = compareDetectors({ by_hand: [4, 6, 2, 5, 1, 3] }, LABELS);
    // Order b, a, ordinary, b, …: precisions 1, 1, 3/4; a alone: first; b alone: 1st and 3rd.
    expect(result).toEqual({
      detector: "by_hand",
      average_precision: expect.closeTo((1 + 1 + 3 / 4) / 3, 12) as number,
      roc_auc: expect.closeTo(8 / 9, 12) as number,
      a: 1,
      b: expect.closeTo((1 + 2 / 3) / 2, 12) as number,
    });
  });
  it("counts look-alikes among the ordinary events: taking them for attacks costs precision", () => {
    const [result] = compareDetectors({ fooled: [6, 5, 0, 4, 0, 3] }, LABELS);
    expect(result!.average_precision).toBeCloseTo((1 / 2 + 2 / 3 + 3 / 4) / 3, 12);
  });
  it("lists the detectors in their order and the scenarios by name", () => {
    const results = compareDetectors({ z: [1, 2, 3, 4, 5, 6], y: [6, 5, 4, 3, 2, 1] }, LABELS);
    expect(results.map(({ detector }) => detector)).toEqual(["z", "y"]);
    expect(Object.keys(results[0]!)).toEqual(["detector", "average_precision", "roc_auc", "a", "b"]);
  });
  it("takes a missing value as the least suspicious", () => {
    const [missing, lowest] = compareDetectors({ x: [NaN, 2, NaN, 1, 0, NaN], y: [-1, 2, -1, 1, 0, -1] }, LABELS);
    expect({ ...missing, detector: "" }).toEqual({ ...lowest, detector: "" });
  });
  it("leaves the rankings as they were", () => {
    const column = Float32Array.of(NaN, 2, 3, 4, 5, 6);
    compareDetectors({ column }, LABELS);
    expect([...column]).toEqual([NaN, 2, 3, 4, 5, 6]);
  });
  it("refuses a ranking of another length and labels without an attack", () => {
    expect(() => compareDetectors({ x: [1, 2] }, LABELS)).toThrow(
      new RangeError("averagePrecision: labels and scores must be as many, got 6 and 2"),
    );
    expect(() =>
      compareDetectors(
        { x: [1] },
        { isAttack: Uint8Array.of(0), scenario: [null], lookAlike: [null], incident: [null] },
      ),
    ).toThrow(new RangeError("averagePrecision: at least one positive is required, got 0"));
  });
});
