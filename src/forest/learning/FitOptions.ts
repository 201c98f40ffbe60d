/** Options of `IsolationForest.fit`. */
export interface FitOptions {
  /**
   * How much each row weighs, one number a row, 0 or more: it is drawn for the trees that much more often, and never with a
   * weight of 0. Nothing else looks at it.
   * @default all alike
   */
  sampleWeight?: ArrayLike<number>;
}

/** Options of `IsolationForest.fitParallel`. */
export interface FitParallelOptions extends FitOptions {
  /**
   * Threads that grow trees, this one among them, 1 to 64.
   * @default one for each processor, at most 8
   */
  threads?: number;
}
