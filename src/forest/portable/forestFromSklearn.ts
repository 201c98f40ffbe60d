import { featuresPerTree } from "../growing/featuresPerTree";
import { briefly } from "../../text/briefly";
import { averagePathLength } from "../trees/averagePathLength";
import { forestToJson, type TreeJson } from "../saving/forestJson";
import { isWhole } from "../saving/isWhole";
import type { IsolationTree } from "../trees/IsolationTree";
import { IsolationForest } from "../IsolationForest";
import { thresholdBeforeRounding } from "../trees/float32Threshold";

const FORMAT = "scikit-learn isolation forest";
const VERSION = 1;
const GREATEST_INT32 = 2 ** 31 - 1;
const GREATEST_FLOAT32 = 3.4028234663852886e38;

/** `columns`: which column of the data each feature of the tree is. The others: one number a node, leaves have no children: −1. */
const LISTS = ["columns", "left", "right", "feature", "threshold", "missingLeft", "samples"] as const;

type SklearnTree = Record<(typeof LISTS)[number], readonly number[]>;

/**
 * The isolation forest that scikit-learn fitted: `score` gives −`score_samples`, `threshold` is −`offset_`, so `predict`
 * gives 1 where scikit-learn gives −1.
 *
 * scikit-learn rounds what it scores to 32-bit floats; the thresholds are moved to where they part 64-bit floats as
 * scikit-learn parts the rounded ones. So scores are the same to 1e-6 for any matrix.
 *
 * @param value - what `scripts/sklearn_to_authlens.py` wrote, as `JSON.parse` gives it: all of it is checked
 * @throws TypeError or RangeError that says what is wrong, or what scikit-learn can do and this cannot: trees grown on
 *   bootstrapped rows, and on one row each (which scikit-learn scores 0.5, not 1)
 * @see F. Pedregosa et al., "Scikit-learn: Machine Learning in Python", JMLR 12 (2011); `sklearn.ensemble.IsolationForest`
 * @example
 * const forest = forestFromSklearn(JSON.parse(readFileSync("forest.json", "utf8")));
 * forest.score(X); // −forest.score_samples(X) in Python
 */
export function forestFromSklearn(value: unknown): IsolationForest {
  const dump = (value ?? {}) as Record<string, unknown>;
  const { columns, sampleSize, contamination, offset, trees } = dump;
  if (dump.format !== FORMAT) {
    throw new TypeError(wrong(`value must have the format ${FORMAT}, got ${briefly(dump.format)}`));
  }
  if (dump.version !== VERSION) throw new RangeError(wrong(`version must be ${VERSION}, got ${briefly(dump.version)}`));
  if (!isWhole(columns, 1, GREATEST_INT32))
    throw new RangeError(wrong(`columns must be at least 1, got ${briefly(columns)}`));
  if (!isWhole(sampleSize, 2, GREATEST_INT32)) {
    throw new RangeError(wrong(`each tree must have grown on 2 rows or more, got ${briefly(sampleSize)}`));
  }
  if (!(typeof offset === "number" && offset >= -1 && offset <= 0)) {
    throw new RangeError(wrong(`offset must be in [-1, 0], got ${briefly(offset)}`));
  }
  if (!Array.isArray(trees) || trees.length === 0) {
    throw new TypeError(wrong(`trees must be a list of 1 or more, got ${briefly(trees)}`));
  }
  const lists = trees.map(listsOf);
  const options = new IsolationForest({
    nEstimators: trees.length,
    maxSamples: sampleSize,
    maxFeatures: shareOf(lists[0]!.columns.length, columns),
    contamination: contamination as number | "auto",
  }).options;
  const head = forestToJson(options, { trees: [], columns, sampleSize, threshold: -offset, grown: 0 });
  return IsolationForest.fromJSON({
    ...head,
    grown: lists.length,
    trees: lists.map((tree, number) => treeJson(tree, number, columns, sampleSize)),
  });
}

function listsOf(value: unknown, number: number): SklearnTree {
  const tree = (value ?? {}) as SklearnTree;
  for (const name of LISTS) {
    const list: unknown = tree[name];
    if (!Array.isArray(list)) {
      throw new TypeError(wrong(`${name} of tree ${number} must be a list, got ${briefly(list)}`));
    }
    if (list.length === 0 || (name !== "columns" && list.length !== tree.left.length)) {
      const wanted = name === "columns" || list.length === tree.left.length ? "1 or more" : tree.left.length;
      throw new RangeError(wrong(`${name} of tree ${number} must have ${wanted} numbers, got ${list.length}`));
    }
  }
  return tree;
}

/**
 * The tree with its nodes in the order of a fit, and with path lengths. Checks what the way down relies on, and what
 * scikit-learn does differently; `IsolationForest.fromJSON` checks the rest.
 */
function treeJson(tree: SklearnTree, number: number, columns: number, sampleSize: number): TreeJson {
  if (tree.samples[0] !== sampleSize) {
    throw new RangeError(
      wrong(
        `tree ${number} must have grown on ${sampleSize} different rows, without bootstrap, got ${briefly(tree.samples[0])}`,
      ),
    );
  }
  const nodes = tree.left.length;
  const json = emptyTree(nodes);
  const seen = new Set<number>();
  let placed = 1;
  // Nodes still to be written: their number in scikit-learn, their place here, their depth.
  const open: [from: number, node: number, depth: number][] = [[0, 0, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [from, node, depth] = next;
    const at = `at node ${from} of tree ${number}`;
    const samples = tree.samples[from]!;
    if (seen.has(from)) throw new RangeError(wrong(`every node must have one parent, got two ${at}`));
    seen.add(from);
    if (!isWhole(samples, 1, sampleSize)) {
      throw new RangeError(
        wrong(`samples must be whole numbers from 1 to ${sampleSize}, got ${briefly(samples)} ${at}`),
      );
    }
    json.samples[node] = samples;
    if (tree.left[from] === -1 && tree.right[from] === -1) {
      json.pathLength[node] = depth + averagePathLength(samples);
      continue;
    }
    const { column, threshold, left, right } = splitOf(tree, from, columns, at);
    json.feature[node] = column;
    json.threshold[node] = thresholdBeforeRounding(threshold);
    json.missingLeft[node] = tree.missingLeft[from]!;
    json.left[node] = placed;
    open.push([right, placed + 1, depth + 1], [left, placed, depth + 1]);
    placed += 2;
  }
  if (seen.size < nodes) {
    throw new RangeError(wrong(`every node of tree ${number} must be reached, got ${seen.size} of ${nodes}`));
  }
  return json;
}

interface Split {
  column: number;
  threshold: number;
  left: number;
  right: number;
}

function splitOf(tree: SklearnTree, node: number, columns: number, at: string): Split {
  const left = tree.left[node]!;
  const right = tree.right[node]!;
  const column = tree.columns[tree.feature[node]!]!;
  const threshold = tree.threshold[node]!;
  for (const child of [left, right]) {
    if (isWhole(child, 1, tree.left.length - 1)) continue;
    throw new RangeError(wrong(`left and right must be nodes of the tree, got ${briefly(child)} ${at}`));
  }
  if (!isWhole(column, 0, columns - 1)) {
    throw new RangeError(wrong(`feature must lead to a column below ${columns}, got ${briefly(column)} ${at}`));
  }
  if (!(typeof threshold === "number" && Math.abs(threshold) <= GREATEST_FLOAT32)) {
    throw new RangeError(wrong(`threshold must be in the range of 32-bit floats, got ${briefly(threshold)} ${at}`));
  }
  return { column, threshold, left, right };
}

function emptyTree(nodes: number): Record<keyof IsolationTree, number[]> {
  const zeros = (): number[] => new Array<number>(nodes).fill(0);
  return {
    feature: new Array<number>(nodes).fill(-1),
    threshold: zeros(),
    left: zeros(),
    missingLeft: zeros(),
    pathLength: zeros(),
    samples: zeros(),
  };
}

function wrong(what: string): string {
  return `forestFromSklearn: ${what}`;
}

/** A share of the columns that so many of them are, as `featuresPerTree` takes it; half a column more where it rounds down. */
function shareOf(used: number, columns: number): number {
  const share = Math.min(1, used / columns);
  return featuresPerTree(share, columns) < used ? Math.min(1, (used + 0.5) / columns) : share;
}
