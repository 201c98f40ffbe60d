/**
 * Depth that a tree grown on so many rows may have: ⌈log₂ ψ⌉, that of a tree that halves them, at least 1.
 *
 * @see F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", ICDM 2008, algorithm 1
 * @example depthLimit(256) // 8
 */
export function depthLimit(sampleSize: number): number {
  return Math.ceil(Math.log2(Math.max(sampleSize, 2)));
}
