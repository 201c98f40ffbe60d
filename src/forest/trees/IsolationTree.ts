/**
 * One isolation tree as parallel arrays; node 0 is the root.
 *
 * At an inner node a row goes to `left` when its value in `feature` is at most `threshold`, else to `left + 1`; a
 * missing value goes the way that most training rows went. At a leaf `feature` is −1 and `pathLength` holds the
 * leaf's depth plus c(training rows in the leaf).
 */
export interface IsolationTree {
  feature: Int32Array;
  threshold: Float64Array;
  left: Int32Array;
  missingLeft: Uint8Array;
  pathLength: Float64Array;
  /** Training rows in the node. */
  samples: Int32Array;
}
