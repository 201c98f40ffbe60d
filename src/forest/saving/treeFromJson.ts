import { briefly } from "../../text/briefly";
import { depthLimit } from "../trees/depthLimit";
import type { IsolationTree } from "../trees/IsolationTree";
import type { VariantTree } from "../trees/VariantTree";
import { assertConnected } from "./assertConnected";
import { assertPathLengths } from "./assertPathLengths";
import { checkedList } from "./checkedList";
import type { TreeJson } from "./forestJson";
import type { ForestShape } from "./ForestShape";
import { isWhole } from "./isWhole";
import { variantPartsFromJson } from "./variantPartsJson";
import { wrongJson } from "./wrongJson";

const PLAIN = ["feature", "threshold", "left", "missingLeft", "pathLength", "samples"] as const;
const PARTS: readonly string[] = [...PLAIN, "hyperplanes", "categories", "weight"];

/**
 * A tree of a forest's JSON, checked.
 *
 * @param number - its place in the forest, for messages
 * @throws TypeError or RangeError that says in one sentence which part is wrong
 */
export function treeFromJson(json: unknown, number: number, shape: ForestShape): VariantTree {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new TypeError(wrongJson(`tree ${number} must be an object, got ${briefly(json)}`));
  }
  const unknown = Object.keys(json).find((part) => !PARTS.includes(part));
  if (unknown !== undefined) {
    throw new RangeError(wrongJson(`the parts of tree ${number} must be ${PARTS.join(", ")}, got ${briefly(unknown)}`));
  }
  const lists = json as Partial<TreeJson>;
  const plain = plainTree(lists, number, shape);
  assertConnected(plain, number, shape);
  const tree = { ...plain, ...variantPartsFromJson(lists, { number, tree: plain, ...shape }, shape.options) };
  assertPathLengths(tree, number, shape);
  return tree;
}

function plainTree(lists: Partial<TreeJson>, number: number, shape: ForestShape): IsolationTree {
  const { columns, sampleSize } = shape;
  const feature: unknown = lists.feature;
  const nodes = Array.isArray(feature) ? feature.length : 0;
  const most = mostNodes(shape);
  if (Array.isArray(feature) && !isWhole(nodes, 1, most)) {
    throw new RangeError(wrongJson(`tree ${number} must have from 1 to ${most} nodes, got ${briefly(nodes)}`));
  }
  const checked = (
    name: (typeof PLAIN)[number],
    wanted: string,
    isRight: (value: number, node: number) => boolean,
  ): readonly number[] => checkedList(lists[name], nodes, `${name} of tree ${number}`, wanted, isRight, "node");
  const columnsOf = checked("feature", `-1 or a column below ${columns}`, (value) => isWhole(value, -1, columns - 1));
  const isLeaf = (node: number): boolean => columnsOf[node] === -1;
  return {
    feature: Int32Array.from(columnsOf),
    threshold: Float64Array.from(checked("threshold", "a finite number", Number.isFinite)),
    // Children behind their parents: so no way down can go round in a circle.
    left: Int32Array.from(
      checked("left", "0 at a leaf, else the first of two nodes behind this one", (value, node) =>
        isLeaf(node) ? value === 0 : isWhole(value, node + 1, nodes - 2),
      ),
    ),
    missingLeft: Uint8Array.from(checked("missingLeft", "0 or 1", (value) => value === 0 || value === 1)),
    pathLength: Float64Array.from(checked("pathLength", "a finite number", Number.isFinite)),
    samples: Int32Array.from(
      checked("samples", `a whole number from 1 to ${sampleSize}`, (value) => isWhole(value, 1, sampleSize)),
    ),
  };
}

/** Where rows go both ways, only the depth limits the nodes. */
function mostNodes({ sampleSize, options }: ForestShape): number {
  return options.missing === "both" ? 2 ** (depthLimit(sampleSize) + 1) - 1 : 2 * sampleSize - 1;
}
