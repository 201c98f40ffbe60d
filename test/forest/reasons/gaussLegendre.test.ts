import { describe, expect, it } from "vitest";
import { gaussLegendre } from "../../../src/forest/reasons/gaussLegendre";

describe("gaussLegendre(count)", () => {
  it("is the middle for one node", () => {
    expect(gaussLegendre(1)).toEqual({ nodes: Float64Array.of(0.5), weights: Float64Array.of(1) });
  });

  it("is numpy's rule", () => {
    // python -c "import numpy as np; x, w = np.polynomial.legendre.leggauss(4); print((1 + x) / 2, w / 2)", numpy 2.4.6
    const { nodes, weights } = gaussLegendre(4);
    const expected = [0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970262];
    nodes.forEach((node, place) => expect(node).toBeCloseTo(expected[place]!, 14));
    const w = [0.17392742256872679, 0.3260725774312732, 0.3260725774312732, 0.17392742256872679];
    weights.forEach((weight, place) => expect(weight).toBeCloseTo(w[place]!, 14));
  });

  it("integrates powers up to 2 · count − 1, and no higher one", () => {
    for (const count of [1, 2, 3, 4, 8, 12, 20, 32]) {
      const { nodes, weights } = gaussLegendre(count);
      const integral = (power: number): number =>
        nodes.reduce((sum, node, place) => sum + weights[place]! * node ** power, 0);
      for (let power = 0; power < 2 * count; power++) {
        expect(Math.abs(integral(power) * (power + 1) - 1)).toBeLessThan(1e-13);
      }
      if (count <= 8) expect(Math.abs(integral(2 * count) - 1 / (2 * count + 1))).toBeGreaterThan(1e-11);
      expect(Math.min(...nodes, ...weights)).toBeGreaterThan(0);
      expect(Math.max(...nodes)).toBeLessThan(1);
    }
  });

  it("refuses other counts", () => {
    for (const count of [0, -1, 1.5, NaN]) {
      expect(() => gaussLegendre(count)).toThrow(
        `gaussLegendre: count must be a whole number of at least 1, got ${count}`,
      );
    }
  });
});
