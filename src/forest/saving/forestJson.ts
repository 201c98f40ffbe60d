import type { FittedForest } from "../FittedForest";
import type { VariantOptions } from "../options/assertVariantOptions";
import { depthOf } from "../trees/depthOf";
import type { IsolationTree } from "../trees/IsolationTree";
import type { VariantTree } from "../trees/VariantTree";
import { type Shape, variantPartsFromJson, type VariantPartsJson, variantPartsToJson } from "./variantPartsJson";

const FORMAT = "authlens isolation forest";
/** Version 1 is the same with plain trees only, and without the options of variants. */
const VERSION = 2;

/**
 * A tree as plain lists of numbers, one number a node in each; what they mean {@link IsolationTree} says, and
 * {@link VariantTree} of those that only some variants have.
 */
export interface TreeJson extends Record<keyof IsolationTree, readonly number[]>, VariantPartsJson {}

/** A fitted forest as a plain value: see `IsolationForest.toJSON`. */
export interface ForestJson<Options> {
  format: typeof FORMAT;
  version: typeof VERSION;
  options: Options;
  /** Columns of the training data. */
  columns: number;
  /** Rows that each tree was grown on. */
  sampleSize: number;
  threshold: number;
  /**
   * Trees ever grown, those that were dropped included: the next has this number.
   * @default as many as there are
   */
  grown?: number;
  trees: readonly TreeJson[];
}

/** A fitted forest as a plain value. */
export function forestToJson<Options>(options: Options, fitted: FittedForest): ForestJson<Options> {
  const { trees, columns, sampleSize, threshold, grown } = fitted;
  return {
    format: FORMAT,
    version: VERSION,
    options,
    columns,
    sampleSize,
    threshold,
    ...(grown === trees.length ? {} : { grown }),
    trees: trees.map((tree) => ({
      feature: [...tree.feature],
      threshold: [...tree.threshold],
      left: [...tree.left],
      missingLeft: [...tree.missingLeft],
      pathLength: [...tree.pathLength],
      samples: [...tree.samples],
      ...variantPartsToJson(tree),
    })),
  };
}

/**
 * Refuses what is no forest of a version that can be read, before its options are looked at.
 *
 * @throws TypeError or RangeError that says what is wrong
 */
export function assertForestJson(value: unknown): asserts value is ForestJson<unknown> {
  const { format, version, trees } = (value ?? {}) as Partial<ForestJson<unknown>>;
  if (format !== FORMAT) throw new TypeError(wrong(`value must have the format ${FORMAT}, got ${String(format)}`));
  if ((version as unknown) !== 1 && version !== VERSION) {
    throw new RangeError(wrong(`version must be 1 or ${VERSION}, got ${String(version)}`));
  }
  if (!Array.isArray(trees)) throw new TypeError(wrong(`trees must be a list, got ${typeof trees}`));
}

/**
 * What {@link forestToJson} was given, checked: a walk down any tree ends at a leaf, and every number is one that a fit
 * could have made.
 *
 * @throws TypeError or RangeError that says what is wrong
 */
export function forestFromJson(
  { columns, sampleSize, threshold, trees, grown = trees.length }: ForestJson<unknown>,
  options: { nEstimators: number; maxSamples: number } & VariantOptions,
): FittedForest {
  const { nEstimators, maxSamples } = options;
  if (!isWhole(columns, 1, Infinity)) throw new RangeError(wrong(`columns must be at least 1, got ${columns}`));
  if (!isWhole(sampleSize, 1, maxSamples)) {
    throw new RangeError(wrong(`sampleSize must be a whole number from 1 to ${maxSamples}, got ${sampleSize}`));
  }
  if (!(typeof threshold === "number" && threshold >= 0 && threshold <= 1)) {
    throw new RangeError(wrong(`threshold must be in [0, 1], got ${threshold}`));
  }
  if (trees.length !== nEstimators)
    throw new RangeError(wrong(`there must be ${nEstimators} trees, got ${trees.length}`));
  if (!isWhole(grown, trees.length, Infinity)) {
    throw new RangeError(wrong(`grown must be a whole number of at least ${trees.length}, got ${String(grown)}`));
  }
  return {
    columns,
    sampleSize,
    threshold,
    grown,
    trees: trees.map((tree, number) => treeFromJson(tree, number, columns, sampleSize, options)),
  };
}

function treeFromJson(
  json: unknown,
  number: number,
  columns: number,
  sampleSize: number,
  options: VariantOptions,
): VariantTree {
  const lists = (json ?? {}) as Partial<TreeJson>;
  const listOf = (name: keyof IsolationTree): readonly number[] => {
    const list = lists[name];
    if (!Array.isArray(list))
      throw new TypeError(wrong(`${name} of tree ${number} must be a list, got ${typeof list}`));
    return list as readonly number[];
  };
  const feature = listOf("feature");
  const nodes = feature.length;
  // Where rows go both ways, only the depth limits the nodes.
  const most = options.missing === "both" ? 2 ** (depthLimit(sampleSize) + 1) - 1 : 2 * sampleSize - 1;
  if (!isWhole(nodes, 1, most)) {
    throw new RangeError(wrong(`tree ${number} must have from 1 to ${most} nodes, got ${nodes}`));
  }
  /** The list, each of whose numbers is one that may stand there. */
  const checked = (
    name: keyof IsolationTree,
    wanted: string,
    isRight: (value: number, node: number) => boolean,
  ): readonly number[] => {
    const list = listOf(name);
    if (list.length !== nodes) {
      throw new RangeError(wrong(`${name} of tree ${number} must have ${nodes} numbers, got ${list.length}`));
    }
    const node = list.findIndex((value, at) => !(typeof value === "number" && isRight(value, at)));
    if (node < 0) return list;
    throw new RangeError(
      wrong(`${name} of tree ${number} must be ${wanted}, got ${String(list[node])} at node ${node}`),
    );
  };
  const isLeaf = (node: number): boolean => feature[node] === -1;
  const tree: VariantTree = {
    feature: Int32Array.from(
      checked("feature", `-1 or a column below ${columns}`, (value) => isWhole(value, -1, columns - 1)),
    ),
    threshold: Float64Array.from(checked("threshold", "a finite number", Number.isFinite)),
    // Children behind their parents: so no way down can go round in a circle.
    left: Int32Array.from(
      checked("left", "0 at a leaf, else the first of two nodes behind this one", (value, node) =>
        isLeaf(node) ? value === 0 : isWhole(value, node + 1, nodes - 2),
      ),
    ),
    missingLeft: Uint8Array.from(checked("missingLeft", "0 or 1", (value) => value === 0 || value === 1)),
    pathLength: Float64Array.from(
      options.scoring === "density"
        ? checked("pathLength", "a finite number", Number.isFinite)
        : checked("pathLength", "a finite number of at least 0", (value) => value >= 0 && value < Infinity),
    ),
    samples: Int32Array.from(
      checked("samples", `a whole number from 1 to ${sampleSize}`, (value) => isWhole(value, 1, sampleSize)),
    ),
  };
  assertConnected(tree, number, sampleSize, options.missing === "both");
  const shape: Shape = { number, columns, sampleSize, tree };
  return { ...tree, ...variantPartsFromJson(lists, shape, options) };
}

/** Every node but the root is a child of one other node, and all rows of a node go to its children, some to both. */
function assertConnected(tree: IsolationTree, number: number, sampleSize: number, both: boolean): void {
  const { feature, left, samples } = tree;
  const parents = new Int32Array(feature.length);
  for (let node = 0; node < feature.length; node++) {
    if (feature[node]! < 0) continue;
    const child = left[node]!;
    parents[child]!++;
    parents[child + 1]!++;
    const below = samples[child]! + samples[child + 1]!;
    if (below === samples[node] || (both && mayBeShared(tree, node))) continue;
    throw new RangeError(
      wrong(`the children of node ${node} of tree ${number} must have its ${samples[node]} samples, got ${below}`),
    );
  }
  if (samples[0] !== sampleSize) {
    throw new RangeError(wrong(`the root of tree ${number} must have ${sampleSize} samples, got ${samples[0]}`));
  }
  const node = parents.findIndex((count, at) => count !== (at === 0 ? 0 : 1));
  if (node >= 0)
    throw new RangeError(wrong(`node ${node} of tree ${number} must have one parent, got ${parents[node]}`));
  const most = depthLimit(sampleSize);
  if (depthOf(tree) > most)
    throw new RangeError(wrong(`tree ${number} must be at most ${most} deep, got ${depthOf(tree)}`));
}

/** Whether the rows of both children can be those of the node, some of them on both sides, none of the sides with all. */
function mayBeShared({ left, samples }: IsolationTree, node: number): boolean {
  const [first, second] = [samples[left[node]!]!, samples[left[node]! + 1]!];
  return first + second >= samples[node]! && Math.max(first, second) < samples[node]!;
}

function depthLimit(sampleSize: number): number {
  return Math.ceil(Math.log2(Math.max(sampleSize, 2)));
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function wrong(what: string): string {
  return `IsolationForest.fromJSON: ${what}`;
}
