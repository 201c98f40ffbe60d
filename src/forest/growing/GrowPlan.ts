import { depthLimit } from "../trees/depthLimit";
import { featuresPerTree } from "./featuresPerTree";
import type { VariantRules } from "./VariantRules";

/** What growing takes of a forest's options. */
export interface GrowOptions extends Omit<VariantRules, "isCategorical"> {
  maxFeatures: number;
  seed: number;
  categorical: readonly number[];
}

/** What all trees of a forest have in common while they grow. Threads are sent it. */
export interface GrowPlan {
  /** Rows of a tree. */
  size: number;
  columns: number;
  maxDepth: number;
  /** Columns that a tree may split on. */
  featureCount: number;
  /** What the trees do otherwise than plain ones; undefined where it is nothing. */
  rules: VariantRules | undefined;
}

/**
 * How a forest's trees grow on samples of `size` rows.
 *
 * @throws RangeError when there are not enough columns for the hyperplanes
 */
export function growPlan(options: GrowOptions, size: number, columns: number): GrowPlan {
  const featureCount = featuresPerTree(options.maxFeatures, columns);
  if (options.extensionLevel >= featureCount) {
    throw new RangeError(
      `IsolationForest.fit: extensionLevel must be below the ${featureCount} columns of a tree, got ${options.extensionLevel}`,
    );
  }
  return { size, columns, maxDepth: depthLimit(size), featureCount, rules: rulesOf(options, columns) };
}

function rulesOf(options: GrowOptions, columns: number): VariantRules | undefined {
  const { extensionLevel, guided, guidedTries, scoring, missing, categorical } = options;
  const isPlain = guided === false && scoring === "depth" && missing === "majority" && categorical.length === 0;
  if (extensionLevel === 0 && isPlain) return undefined;
  const isCategorical = Array.from({ length: columns }, (_, column) => categorical.includes(column));
  return { extensionLevel, guided, guidedTries, scoring, missing, isCategorical };
}
