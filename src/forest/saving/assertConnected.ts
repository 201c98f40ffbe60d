import { depthLimit } from "../trees/depthLimit";
import { depthOf } from "../trees/depthOf";
import type { IsolationTree } from "../trees/IsolationTree";
import type { ForestShape } from "./ForestShape";
import { wrongJson } from "./wrongJson";

/**
 * Refuses a tree whose nodes do not hang together: every node but the root must be a child of one other node, and all rows
 * of a node must go to its children, some to both where the forest has it so.
 *
 * @param number - its place in the forest, for messages
 * @throws RangeError that says which node is wrong
 */
export function assertConnected(tree: IsolationTree, number: number, { sampleSize, options }: ForestShape): void {
  const { feature, left, samples } = tree;
  const both = options.missing === "both";
  const parents = new Int32Array(feature.length);
  for (let node = 0; node < feature.length; node++) {
    if (feature[node]! < 0) continue;
    const child = left[node]!;
    parents[child]!++;
    parents[child + 1]!++;
    const below = samples[child]! + samples[child + 1]!;
    if (below === samples[node] || (both && mayBeShared(tree, node))) continue;
    throw new RangeError(
      wrongJson(`the children of node ${node} of tree ${number} must have its ${samples[node]} samples, got ${below}`),
    );
  }
  if (samples[0] !== sampleSize) {
    throw new RangeError(wrongJson(`the root of tree ${number} must have ${sampleSize} samples, got ${samples[0]}`));
  }
  const node = parents.findIndex((count, at) => count !== (at === 0 ? 0 : 1));
  if (node >= 0)
    throw new RangeError(wrongJson(`node ${node} of tree ${number} must have one parent, got ${parents[node]}`));
  const most = depthLimit(sampleSize);
  if (depthOf(tree) > most)
    throw new RangeError(wrongJson(`tree ${number} must be at most ${most} deep, got ${depthOf(tree)}`));
}

/** Whether the rows of both children can be those of the node, some of them on both sides, none of the sides with all. */
function mayBeShared({ left, samples }: IsolationTree, node: number): boolean {
  const [first, second] = [samples[left[node]!]!, samples[left[node]! + 1]!];
  return first + second >= samples[node]! && Math.max(first, second) < samples[node]!;
}
