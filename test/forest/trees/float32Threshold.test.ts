import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floorToFloat32, thresholdBeforeRounding } from "../../../src/forest/trees/float32Threshold";

const GREATEST = 2 ** 127 * (2 - 2 ** -23);
const LEAST = 2 ** -149;
const single = fc.float({ noNaN: true });
const double = fc.oneof(
  fc.double({ noNaN: true }),
  fc.double({ min: -2, max: 2, noNaN: true }),
  single,
  fc.constantFrom(0, -0),
);

describe("floorToFloat32(value)", () => {
  it.each([
    [0.1, 0.09999999403953552],
    [-0.1, -0.10000000149011612],
    [1, 1],
    [0, 0],
    [1e-300, 0],
    [-1e-300, -LEAST],
    [1e300, GREATEST],
    [-1e300, -Infinity],
  ])("of %d is %d", (value, expected) => {
    expect(floorToFloat32(value)).toBe(expected);
  });

  it("parts 32-bit floats as the value does (property)", () => {
    fc.assert(
      fc.property(double, single, (value, x) => void expect(x <= floorToFloat32(value)).toBe(x <= value)),
      { numRuns: 1000 },
    );
  });

  it("has no 32-bit float between it and the value (property)", () => {
    fc.assert(
      fc.property(double, (value) => {
        const below = floorToFloat32(value);
        expect([Math.fround(below), below <= value]).toEqual([below, true]);
        // The nearest one is this or the next one above.
        expect(Math.fround(value) === below || Math.fround(value) > value).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("thresholdBeforeRounding(threshold)", () => {
  const threshold = double.filter((value) => Math.abs(value) <= GREATEST);

  it.each([
    // Half way from 1 to the next 32-bit float, 1 + 2⁻²³; it rounds to the one whose last bit is 0: to 1.
    [1, 1 + 2 ** -24],
    // From 1 + 2⁻²³ half way on rounds up: the greatest double below.
    [1 + 2 ** -23, 1 + 2 ** -23 + 2 ** -24 - 2 ** -52],
    [0, LEAST / 2],
    [-LEAST, -LEAST / 2 - 2 ** -202],
    [GREATEST, Number.MAX_VALUE],
  ])("of %d is %d", (value, expected) => {
    expect(thresholdBeforeRounding(value)).toBe(expected);
  });

  it("parts 64-bit floats as the threshold parts them when rounded (property)", () => {
    const near = fc.tuple(threshold, fc.integer({ min: -3, max: 3 }), fc.constantFrom(2 ** -24, 2 ** -25, 2 ** -52));
    fc.assert(
      fc.property(near, ([value, steps, size]) => {
        const border = thresholdBeforeRounding(value);
        for (const x of [value, value * (1 + steps * size), border, border * (1 + steps * size)]) {
          if (Math.abs(x) > GREATEST) continue;
          expect(x <= border).toBe(Math.fround(x) <= value);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
