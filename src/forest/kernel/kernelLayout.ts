import { depthOf } from "../trees/depthOf";
import type { IsolationTree } from "../trees/IsolationTree";
import { floorToFloat32 } from "../trees/float32Threshold";

/** A block of rows and a tree are to stay in the processor's first cache, which has 32 KiB or more. */
const BLOCK_BYTES = 24 << 10;
const [LEAST_BLOCK_ROWS, MOST_BLOCK_ROWS] = [32, 256];
/** A perfect tree doubles with each level: deeper ones are linked. */
const MOST_PERFECT_DEPTH = 10;
/** The kernel looks at the first levels of four rows at once. */
const LEAST_PERFECT_DEPTH = 3;
const NODE_BYTES = 16;
const PATH_LENGTH_BYTES = 8;
const COPY_BYTES = 4;
/** Where anything begins, so that the processor loads it at once. */
const ALIGNMENT = 64;

/** What the kernel scores. */
export interface KernelForest {
  trees: readonly IsolationTree[];
  columns: number;
  /** What the sum of a row's path lengths is divided by. */
  normalization: number;
}

/** Where a forest stands in the kernel's memory, in bytes. Threads are sent it. */
export interface KernelLayout {
  /** Whether rows are float64; else they are float32. */
  isDouble: boolean;
  columns: number;
  /** Rows of a block. */
  blockRows: number;
  /** Columns of a block: those of the rows, and the copies in which a missing value goes left. */
  places: number;
  /** For each column a uint32: the place of its copy, 0 where no node asks for one. */
  copies: number;
  /** Each tree stands there twice: as `plain` for blocks in which no value is missing, and as `spread` for the others. */
  plain: TreePlaces;
  spread: TreePlaces;
  /** Depth of perfect trees; null where they are linked. */
  perfectDepth: number | null;
  treeCount: number;
  normalization: number;
  /** Behind all of it. */
  end: number;
}

interface TreePlaces {
  /** Where the first tree begins; perfect trees follow each other. */
  start: number;
  /** Of linked trees. */
  linked: { nodes: number; pathLengths: number; depth: number }[];
}

/**
 * Says where each part of a forest goes in the kernel's memory, from place 0 on.
 *
 * @param isDouble - whether rows of float64 are to be scored: they are compared with the thresholds as they are. Rows of
 *   float32 are compared with the greatest float32 below, which tells the same rows apart
 */
export function kernelLayout({ trees, columns, normalization }: KernelForest, isDouble: boolean): KernelLayout {
  const deepest = trees.reduce((depth, tree) => Math.max(depth, depthOf(tree)), 0);
  const perfectDepth = isDouble || deepest > MOST_PERFECT_DEPTH ? null : Math.max(deepest, LEAST_PERFECT_DEPTH);
  let end = 0;
  const take = (bytes: number): number => {
    const start = end;
    end = Math.ceil((end + bytes) / ALIGNMENT) * ALIGNMENT;
    return start;
  };
  const placesOf = (): TreePlaces => {
    if (perfectDepth !== null) return { start: take(trees.length * (NODE_BYTES << perfectDepth)), linked: [] };
    const linked = trees.map((tree) => {
      const nodes = take(tree.feature.length * NODE_BYTES);
      return { nodes, pathLengths: take(tree.feature.length * PATH_LENGTH_BYTES), depth: depthOf(tree) };
    });
    return { start: linked[0]!.nodes, linked };
  };
  const plain = placesOf();
  const spread = placesOf();
  const copies = take(columns * COPY_BYTES);
  const places = columns + copiedColumns(trees).length;
  return {
    isDouble,
    columns,
    blockRows: blockRowsFor(columns * (isDouble ? 8 : 4)),
    places,
    copies,
    plain,
    spread,
    perfectDepth,
    treeCount: trees.length,
    normalization,
    end,
  };
}

/** A power of two: of long rows fewer. */
function blockRowsFor(rowBytes: number): number {
  let rows = MOST_BLOCK_ROWS;
  while (rows > LEAST_BLOCK_ROWS && rows * rowBytes > BLOCK_BYTES) rows /= 2;
  return rows;
}

/** Columns whose missing values go left at some node. */
function copiedColumns(trees: readonly IsolationTree[]): number[] {
  const columns = new Set<number>();
  for (const { feature, missingLeft } of trees) {
    for (let node = 0; node < feature.length; node++) if (missingLeft[node]! > 0) columns.add(feature[node]!);
  }
  return [...columns].filter((column) => column >= 0).sort((a, b) => a - b);
}

/** Writes a forest to where its layout says. */
export function writeForest(buffer: ArrayBufferLike, layout: KernelLayout, { trees, columns }: KernelForest): void {
  const copies = new Uint32Array(buffer, layout.copies, columns).fill(0);
  copiedColumns(trees).forEach((column, index) => (copies[column] = columns + index));
  const placeBytes = layout.blockRows * (layout.isDouble ? 8 : 4);
  const plain = (column: number): number => column * placeBytes;
  const spread = (column: number, isLeft: boolean): number => (isLeft ? copies[column]! : column) * placeBytes;
  trees.forEach((tree, index) => {
    writeTree(buffer, layout, layout.plain, index, tree, plain);
    writeTree(buffer, layout, layout.spread, index, tree, spread);
  });
}

/** Where the block has a column, in bytes, by what happens to its missing values. */
type PlaceOf = (column: number, missingLeft: boolean) => number;

function writeTree(
  buffer: ArrayBufferLike,
  { perfectDepth }: KernelLayout,
  places: TreePlaces,
  index: number,
  tree: IsolationTree,
  placeOf: PlaceOf,
): void {
  if (perfectDepth === null) writeLinked(buffer, places.linked[index]!, tree, placeOf);
  else writePerfect(buffer, places.start + index * (NODE_BYTES << perfectDepth), perfectDepth, tree, placeOf);
}

function writePerfect(
  buffer: ArrayBufferLike,
  start: number,
  depth: number,
  tree: IsolationTree,
  placeOf: PlaceOf,
): void {
  const { feature, threshold, left, missingLeft, pathLength } = tree;
  const thresholds = new Float32Array(buffer, start, 2 << depth);
  const columns = new Uint32Array(buffer, start, 2 << depth);
  const pathLengths = new Float64Array(buffer, start, 2 << depth);
  /** Node of the tree that stands at each place of the perfect one. */
  const nodes = new Int32Array(2 << depth);
  for (let at = 1; at < 1 << depth; at++) {
    const node = nodes[at]!;
    const isLeaf = feature[node]! < 0;
    thresholds[2 * at] = isLeaf ? Infinity : floorToFloat32(threshold[node]!);
    columns[2 * at + 1] = isLeaf ? 0 : placeOf(feature[node]!, missingLeft[node] === 1);
    nodes[2 * at] = isLeaf ? node : left[node]!;
    nodes[2 * at + 1] = isLeaf ? node : left[node]! + 1;
  }
  for (let at = 1 << depth; at < 2 << depth; at++) pathLengths[at] = pathLength[nodes[at]!]!;
}

function writeLinked(
  buffer: ArrayBufferLike,
  places: TreePlaces["linked"][number],
  tree: IsolationTree,
  placeOf: PlaceOf,
): void {
  const { feature, threshold, left, missingLeft } = tree;
  const thresholds = new Float64Array(buffer, places.nodes, 2 * feature.length);
  const links = new Uint32Array(buffer, places.nodes, 4 * feature.length);
  for (let node = 0; node < feature.length; node++) {
    const isLeaf = feature[node]! < 0;
    thresholds[2 * node] = isLeaf ? Infinity : threshold[node]!;
    links[4 * node + 2] = isLeaf ? 0 : placeOf(feature[node]!, missingLeft[node] === 1);
    links[4 * node + 3] = NODE_BYTES * (isLeaf ? node : left[node]!);
  }
  new Float64Array(buffer, places.pathLengths, feature.length).set(tree.pathLength);
}
