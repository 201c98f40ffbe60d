import type { FittedForest } from "../FittedForest";
import type { IsolationTree } from "../trees/IsolationTree";
import { type VariantPartsJson, variantPartsToJson } from "./variantPartsJson";

/** What tells a forest from other JSON. */
export const FORMAT = "authlens isolation forest";
/** Version 1 is the same with plain trees only, and without the options of variants. */
export const VERSION = 2;

/**
 * A tree as plain lists of numbers, one number a node in each; what they mean {@link IsolationTree} says, and
 * `VariantTree` of those that only some variants have.
 */
export interface TreeJson extends Record<keyof IsolationTree, readonly number[]>, VariantPartsJson {}

/** A fitted forest as a plain value: see `IsolationForest.toJSON`. */
export interface ForestJson<Options> {
  format: typeof FORMAT;
  version: typeof VERSION;
  options: Options;
  /** Columns of the training data. */
  columns: number;
  /** Rows that each tree was grown on. */
  sampleSize: number;
  threshold: number;
  /**
   * Trees ever grown, those that were dropped included: the next has this number.
   * @default as many as there are
   */
  grown?: number;
  trees: readonly TreeJson[];
}

/** A fitted forest as a plain value. */
export function forestToJson<Options>(options: Options, fitted: FittedForest): ForestJson<Options> {
  const { trees, columns, sampleSize, threshold, grown } = fitted;
  return {
    format: FORMAT,
    version: VERSION,
    options,
    columns,
    sampleSize,
    threshold,
    ...(grown === trees.length ? {} : { grown }),
    trees: trees.map((tree) => ({
      feature: [...tree.feature],
      threshold: [...tree.threshold],
      left: [...tree.left],
      missingLeft: [...tree.missingLeft],
      pathLength: [...tree.pathLength],
      samples: [...tree.samples],
      ...variantPartsToJson(tree),
    })),
  };
}
