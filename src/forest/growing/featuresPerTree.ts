/**
 * Columns that a tree may split on: the share asked for, at least one.
 *
 * @example featuresPerTree(0.5, 5) // 2
 */
export function featuresPerTree(maxFeatures: number, columns: number): number {
  return Math.max(1, Math.floor(maxFeatures * columns));
}
