import type { VariantTree } from "./trees/VariantTree";

/** What a forest learns. */
export interface FittedForest {
  trees: readonly VariantTree[];
  columns: number;
  /** Rows that each tree was grown on. */
  sampleSize: number;
  /** Rows with a score above it are flagged. */
  threshold: number;
  /** Trees ever grown, those that were dropped included. */
  grown: number;
}
