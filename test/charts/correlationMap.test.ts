import { describe, expect, it } from "vitest";
import { correlationMap } from "../../src/charts/correlationMap";
import { drawnText, HOSTILE_NAMES, titleOf } from "./hostileNames";

describe("correlationMap(names, correlations, options)", () => {
  it("counts the pairs that say nearly the same, and names some", () => {
    const correlations = [
      [1, -0.95, 0.2],
      [-0.95, 1, NaN],
      [0.2, NaN, 1],
    ];
    const figure = correlationMap(["a", "b", "c"], correlations);
    expect(titleOf(figure)).toBe("1 of 3 pairs of features say nearly the same");
    expect(figure.summary).toBe("1 of 3 pairs of features say nearly the same: a and b.");
    expect((figure.data[0] as { z: unknown[][] }).z[1]).toEqual([-0.95, 1, null]);
  });
  it("says that there are none", () => {
    expect(titleOf(correlationMap([], []))).toBe("No features to compare");
  });
  it("shows hostile names literally", () => {
    const correlations = HOSTILE_NAMES.map((_, i) => HOSTILE_NAMES.map((__, j) => (i === j ? 1 : 0)));
    const text = drawnText(correlationMap(HOSTILE_NAMES, correlations));
    const markup = text.replaceAll(/<br>|<span style="font-size:13px;color:#55606b">|<\/span>|<extra><\/extra>/g, "");
    expect(markup).not.toMatch(/[<>$\p{Cc}\p{Cf}]|%\{(?!text\}|z\})/u);
  });
  it.each([
    [["a"], [], "correlationMap: correlations must be 1 × 1"],
    [["a"], [[1, 1]], "correlationMap: correlations must be 1 × 1"],
    [["a"], [[1.5]], "correlationMap: correlations must be in -1 … 1, got 1.5"],
  ])("refuses %j with %j", (names, correlations, message) => {
    expect(() => correlationMap(names, correlations)).toThrow(new RangeError(message));
  });
});
