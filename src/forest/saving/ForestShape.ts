import type { ResolvedOptions } from "../options/IsolationForestOptions";

/** What all trees of a forest have in common. */
export interface ForestShape {
  columns: number;
  sampleSize: number;
  options: ResolvedOptions;
}
