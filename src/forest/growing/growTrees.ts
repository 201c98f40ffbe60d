import seedrandom from "seedrandom";
import { depthLimit } from "../trees/depthLimit";
import { featuresPerTree } from "./featuresPerTree";
import { growTree } from "./growTree";
import { growVariantTree } from "./growVariantTree";
import { assertMatrix, type Matrix } from "../Matrix";
import type { RowSampler } from "../sampling/rowSampler";
import { sampleWithoutReplacement } from "../sampling/sampleWithoutReplacement";
import type { VariantRules } from "./VariantRules";
import type { VariantTree } from "../trees/VariantTree";

/** What {@link growTrees} takes of a forest's options. */
export interface GrowOptions extends Omit<VariantRules, "isCategorical"> {
  maxFeatures: number;
  seed: number;
  categorical: readonly number[];
}

/**
 * Grows the trees of a forest that have the numbers `first` … `first + count − 1`. Each has a random stream of its own,
 * from the seed and its number: so it does not matter which others are grown, or when.
 *
 * Of `X`, only the rows that are drawn are looked at.
 *
 * @throws RangeError when one of these rows has an infinite value, or there are not enough columns for the hyperplanes
 * @example growTrees(X, new IsolationForest().options, rowSampler(X.rows, 256, false, undefined), 0, 100)
 */
export function growTrees(
  X: Matrix,
  options: GrowOptions,
  { size, draw }: RowSampler,
  first: number,
  count: number,
): VariantTree[] {
  const { maxFeatures, seed, extensionLevel } = options;
  const maxDepth = depthLimit(size);
  const sample: Matrix = { data: new Float64Array(size * X.columns), rows: size, columns: X.columns };
  const featureCount = featuresPerTree(maxFeatures, X.columns);
  if (extensionLevel >= featureCount) {
    throw new RangeError(
      `IsolationForest.fit: extensionLevel must be below the ${featureCount} columns of a tree, got ${extensionLevel}`,
    );
  }
  const rules = rulesOf(options, X.columns);
  return Array.from({ length: count }, (_, place) => {
    const random = seedrandom.alea(`${seed}/tree/${first + place}`);
    const rows = draw(random);
    const features = sampleWithoutReplacement(X.columns, featureCount, random);
    copyRowsInPlace(sample, X, rows);
    const own = rows.map((_, row) => row);
    if (rules === undefined) return growTree(sample, own, features, maxDepth, random);
    return growVariantTree(sample, own, features, maxDepth, rules, random);
  });
}

/** What the trees do otherwise than plain ones; undefined where it is nothing. */
function rulesOf(options: GrowOptions, columns: number): VariantRules | undefined {
  const { extensionLevel, guided, guidedTries, scoring, missing, categorical } = options;
  const isPlain = guided === false && scoring === "depth" && missing === "majority" && categorical.length === 0;
  if (extensionLevel === 0 && isPlain) return undefined;
  const isCategorical = Array.from({ length: columns }, (_, column) => categorical.includes(column));
  return { extensionLevel, guided, guidedTries, scoring, missing, isCategorical };
}

/** The rows of a tree side by side: a matrix of a million rows is looked at once for each of them, not at every split. */
function copyRowsInPlace({ data }: Matrix, X: Matrix, rows: Int32Array): void {
  const { columns } = X;
  for (let place = 0; place < rows.length; place++) {
    const from = rows[place]! * columns;
    for (let column = 0; column < columns; column++) {
      const value = X.data[from + column]!;
      if (value - value !== 0 && value === value) assertMatrix(X, "IsolationForest.fit");
      data[place * columns + column] = value;
    }
  }
}
