import fc from "fast-check";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { IsolationForestOptions } from "../../../src/forest/options/IsolationForestOptions";
import type { Matrix } from "../../../src/forest/Matrix";

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, -0, 1, 0.1, NaN, Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE) },
  { weight: 2, arbitrary: fc.double({ noDefaultInfinity: true }) },
);
const anyOptions: fc.Arbitrary<IsolationForestOptions> = fc.record({
  nEstimators: fc.integer({ min: 1, max: 8 }),
  maxSamples: fc.integer({ min: 1, max: 50 }),
  maxFeatures: fc.constantFrom(0.3, 1),
  contamination: fc.constantFrom("auto" as const, 0.1, 0.5),
  seed: fc.integer(),
});

/** Any numbers with any forest fitted on them. */
export const manyForests: fc.Arbitrary<{ X: Matrix; forest: IsolationForest }> = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc
      .tuple(fc.array(value, { minLength: rows * columns, maxLength: rows * columns }), anyOptions)
      .map(([values, options]) => {
        const X: Matrix = { data: Float64Array.from(values), rows, columns };
        return { X, forest: new IsolationForest(options).fit(X) };
      }),
  );
