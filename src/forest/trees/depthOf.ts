import type { IsolationTree } from "./IsolationTree";

/**
 * Depth of a tree's deepest leaf; 0 for a tree that is one leaf.
 *
 * @example Math.max(...forest.trees.map(depthOf)) // 8
 */
export function depthOf({ feature, left }: IsolationTree): number {
  const depth = new Int32Array(feature.length);
  let deepest = 0;
  // Children come after their parents.
  for (let node = 0; node < feature.length; node++) {
    if (feature[node]! < 0) continue;
    const below = depth[node]! + 1;
    depth[left[node]!] = depth[left[node]! + 1] = below;
    if (below > deepest) deepest = below;
  }
  return deepest;
}
