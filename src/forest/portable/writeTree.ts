import type { TreeJson } from "../saving/forestJson";
import type { ByteWriter } from "./ByteWriter";
import type { TreeExtras } from "./treeExtras";

/**
 * Writes a tree node by node, from the root down, left before right, as `docs/portable.md` says.
 *
 * @param places - path length of a leaf → its place among those of the forest
 * @param extras - what the nodes have beside a column and a threshold
 */
export function writeTree(
  body: ByteWriter,
  tree: TreeJson,
  places: ReadonlyMap<number, number>,
  extras: TreeExtras,
): void {
  const open = [0];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const feature = tree.feature[node]!;
    if (feature < 0) {
      body.varint(0);
      body.varint(places.get(tree.pathLength[node]!)!);
      body.varint(tree.samples[node]!);
      if (extras.weight) body.float64(tree.weight![node]!);
      continue;
    }
    body.varint(1 + 2 * feature + tree.missingLeft[node]!);
    body.float64(tree.threshold[node]!);
    if (extras.hyperplanes) writeHyperplane(body, tree, node);
    if (extras.categories) writeRising(body, slice(tree.categories!, node, "code"));
    if (extras.weight) {
      body.varint(tree.samples[node]!);
      body.float64(tree.weight![node]!);
    }
    const left = tree.left[node]!;
    open.push(left + 1, left);
  }
}

function writeHyperplane(body: ByteWriter, { hyperplanes }: TreeJson, node: number): void {
  writeRising(body, slice(hyperplanes!, node, "column"));
  for (const weight of slice(hyperplanes!, node, "weight")) body.float64(weight);
  for (const fill of slice(hyperplanes!, node, "fill")) body.float64(fill);
}

/** What a node has of lists that stand end to end. */
function slice<Part extends string>(
  lists: Record<Part | "start", readonly number[]>,
  node: number,
  part: Part,
): readonly number[] {
  return lists[part].slice(lists.start[node], lists.start[node + 1]);
}

/** Rising whole numbers: how many, the first, and by how much each is above the one before. */
function writeRising(body: ByteWriter, values: readonly number[]): void {
  body.varint(values.length);
  values.forEach((value, at) => body.varint(at === 0 ? value : value - values[at - 1]!));
}
