import type { Guide } from "./guidedThreshold";

/** What a variant does otherwise than a plain tree: the options of `IsolationForest`. */
export interface VariantRules {
  extensionLevel: number;
  guided: false | Guide;
  guidedTries: number;
  scoring: "depth" | "density";
  missing: "majority" | "both";
  /** Which columns hold categories, one place a column. */
  isCategorical: readonly boolean[];
}

/** The rows of a node: their places in the sample, how much of each is there, and its values. */
export interface NodeRows {
  rows: Int32Array;
  weights: Float64Array;
}
