import type { Matrix } from "../forest/Matrix";

/** A matrix whose columns have names: one row = one event, in the order of the event table. */
export interface FeatureMatrix extends Matrix {
  data: Float32Array;
  names: readonly string[];
}

/** The features of some events, in the order of time: rows of the matrix that all of them together are. */
export interface FeatureBlock extends FeatureMatrix {
  /** Row of each of them in the event table. */
  eventRows: Int32Array;
}
