import { availableParallelism } from "node:os";
import { assertCategories } from "./assertCategories";
import { assertVariantOptions } from "./assertVariantOptions";
import { averagePathLength } from "./averagePathLength";
import { expectedPathLength } from "./expectedPathLength";
import { assertForestJson, type FittedForest, type ForestJson, forestFromJson, forestToJson } from "./forestJson";
import { growTrees } from "./growTrees";
import { scoreInParallel } from "./kernel/scoreInParallel";
import { scoreWithKernelInPlace } from "./kernel/scoreWithKernel";
import { assertMatrix, assertShape, type Matrix } from "./Matrix";
import { bytesFromForestJson, forestJsonFromBytes } from "./portable/forestBytes";
import { quantile } from "./quantile";
import type { Counterfactual } from "./reasons/Counterfactual";
import { counterfactualOf } from "./reasons/counterfactualOf";
import { assertRows } from "./reasons/assertRows";
import { contributionsOf } from "./reasons/contributionsOf";
import { importanceOf } from "./reasons/importanceOf";
import { interactionsOf } from "./reasons/interactionsOf";
import { rowSampler } from "./rowSampler";
import { type ScoringForest, scoreInPlace } from "./scoreInPlace";
import { isPlainTree, type VariantTree } from "./VariantTree";

/** Options of {@link IsolationForest}. */
export interface IsolationForestOptions {
  /**
   * Number of trees, at least 1.
   * @default 100
   */
  nEstimators?: number;
  /**
   * Rows drawn for each tree, at least 1; all rows (or as many of them) when there are fewer.
   * @default 256
   */
  maxSamples?: number;
  /**
   * Share of the columns that each tree may split on, in (0, 1]; at least one column.
   * @default 1
   */
  maxFeatures?: number;
  /**
   * Share of the training rows to flag, in (0, 0.5]; `auto` flags scores above 0.5. It moves the threshold, not the
   * scores.
   * @default "auto"
   */
  contamination?: number | "auto";
  /**
   * Seed of all randomness: the same seed and data give the same bits.
   * @default 1
   */
  seed?: number;
  /**
   * Further columns in each split: 0 splits on one column, n on a random hyperplane through n + 1 columns (fewer where the
   * others are constant), at most one less than a tree may split on. In a hyperplane a missing value counts as the
   * column's mean in the node.
   *
   * Source: S. Hariri, M. Carrasco Kind, R. J. Brunner, "Extended Isolation Forest", IEEE TKDE 33 (2021) 1479.
   * Otherwise than there, columns are scaled by their standard deviation in the node, and a hyperplane crosses the node's
   * rows at an even draw of their range along it, so that no side is empty.
   * @default 0
   */
  extensionLevel?: number;
  /**
   * How a threshold (of a column or a hyperplane) is chosen: `false` at random, `averaged` and `pooled` where the two
   * sides are tightest, by their mean standard deviation or that weighted by their rows.
   *
   * Source: `averaged` F. T. Liu, K. M. Ting, Z.-H. Zhou, "On Detecting Clustered Anomalies Using SCiForest", ECML PKDD
   * 2010; `pooled` D. Cortes, "Revisiting randomized choices in isolation forests", arXiv 2110.13402 (2021).
   * @default false
   */
  guided?: false | "averaged" | "pooled";
  /**
   * With `guided`: how many columns or hyperplanes are drawn for a split, of which the one with the greatest gain is taken
   * (τ in SCiForest), at least 1.
   * @default 1
   */
  guidedTries?: number;
  /**
   * What a leaf says: `depth` how soon its rows were isolated, `density` its share of the training rows over its share of
   * the volume.
   *
   * Source of `density`: D. Cortes, "Isolation forests: looking beyond tree depth", arXiv 2111.11639 (2021).
   * @default "depth"
   */
  scoring?: "depth" | "density";
  /**
   * Where a missing value goes: `majority` the way that most training rows went, `both` either way. In fit a row then goes
   * on with either part of its weight; its score is that of the expected path length.
   *
   * Source of `both`: J. R. Quinlan, "C4.5: Programs for Machine Learning" (1993), chapter 3, for classification trees.
   * @default "majority"
   */
  missing?: "majority" | "both";
  /**
   * Columns that hold categories: whole numbers from 0 to 2,147,483,647. A split draws a set of those that are in the node,
   * each set equally likely; a category that was not there in fit goes the way that most training rows went.
   *
   * Source: the sets are drawn as in isotree 0.6 (`categ_split_type="subset"`).
   * @default []
   */
  categorical?: readonly number[];
  /**
   * Whether rows are drawn with replacement, so that a row can be in a tree more than once, as in scikit-learn.
   * @default false
   */
  bootstrap?: boolean;
}

/** Options of {@link IsolationForest.fit}. */
export interface FitOptions {
  /**
   * How much each row weighs, one number a row, 0 or more: it is drawn for the trees that much more often, and never with a
   * weight of 0. Nothing else looks at it.
   * @default all alike
   */
  sampleWeight?: ArrayLike<number>;
}

const DEFAULTS: Required<IsolationForestOptions> = {
  nEstimators: 100,
  maxSamples: 256,
  maxFeatures: 1,
  contamination: "auto",
  seed: 1,
  extensionLevel: 0,
  guided: false,
  guidedTries: 1,
  scoring: "depth",
  missing: "majority",
  categorical: [],
  bootstrap: false,
};

/**
 * Isolation forest: scores how easily random splits isolate each row.
 *
 * score(x) = 2^(−E[h(x)] / c(ψ)), in (0, 1]; near 1 is anomalous, 0.5 is ordinary. h is the depth of the row's leaf
 * plus c(rows in the leaf), ψ the rows drawn a tree, the depth limit ⌈log₂ ψ⌉. NaN is a missing value: it goes the
 * way that most training rows went.
 *
 * Cost: `fit` O(nEstimators · ψ · log ψ · columns), `score` O(rows · nEstimators · log ψ).
 *
 * @see F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", ICDM 2008, equations 1 and 2
 * @example
 * const forest = new IsolationForest({ nEstimators: 100, maxSamples: 256, seed: 1 }).fit(X);
 * const scores = forest.score(X); // one number a row, higher is more anomalous
 */
export class IsolationForest {
  /** What was asked for, with the defaults filled in. */
  readonly options: Readonly<Required<IsolationForestOptions>>;
  #fitted: ScoringForest | undefined;

  /** @throws RangeError when an option is unknown or out of range, or two cannot go together */
  constructor(options: IsolationForestOptions = {}) {
    const given = { ...DEFAULTS, ...options };
    assertOptions(given);
    this.options = Object.freeze({ ...given, categorical: Object.freeze([...given.categorical]) });
  }

  /** Rows that each tree was grown on: `maxSamples`, or all rows when there were fewer. */
  get sampleSize(): number {
    return this.#model("sampleSize").sampleSize;
  }

  /** Columns of the training data. */
  get columns(): number {
    return this.#model("columns").columns;
  }

  /** Rows with a score above it are flagged by {@link predict}. */
  get threshold(): number {
    return this.#model("threshold").threshold;
  }

  /** The trees, in the order they were grown. */
  get trees(): readonly VariantTree[] {
    return this.#model("trees").trees;
  }

  /**
   * Grows the trees on `X` (n × d, one row = one event). Fitting again forgets the earlier data.
   *
   * Only the rows that are drawn are looked at.
   *
   * @throws RangeError when `X` has no rows or a wrong length, a row that is drawn has an infinite value, a category is no
   *   whole number, there are not enough columns for the hyperplanes, or the weights are not as they must be
   */
  fit(X: Matrix, { sampleWeight }: FitOptions = {}): this {
    assertShape(X, "IsolationForest.fit");
    const { nEstimators, maxSamples, contamination, bootstrap, categorical } = this.options;
    assertCategories(X, categorical, "IsolationForest.fit");
    const sampler = rowSampler(X.rows, maxSamples, bootstrap, sampleWeight);
    const trees = growTrees(X, this.options, sampler, 0, nEstimators);
    const { columns } = X;
    this.#fitted = this.#toScore({ trees, columns, sampleSize: sampler.size, threshold: 0.5, grown: nEstimators });
    if (contamination !== "auto") this.#fitted.threshold = quantile(this.score(X), 1 - contamination);
    return this;
  }

  /**
   * Scores every row of `X` (n × d): in (0, 1], higher is more anomalous.
   *
   * The work is done in WebAssembly; where that cannot run, in plain TypeScript, with the same bits.
   *
   * @throws Error before `fit`; RangeError when the number of columns differs from the training data, or a value is
   *   infinite
   */
  score(X: Matrix): Float64Array {
    const model = this.#modelFor(X, "score");
    const scores = new Float64Array(X.rows);
    if (X.rows > FEW_ROWS && isForKernel(model) && scoreWithKernelInPlace(scores, model, X) === true) return scores;
    assertMatrix(X, "IsolationForest.score");
    assertCategories(X, this.options.categorical, "IsolationForest.score");
    scores.fill(0);
    scoreInPlace(scores, model, X);
    return scores;
  }

  /**
   * The same scores as {@link score}, bit for bit, by several threads; this one works too, and stays able to answer.
   * Hyperplanes, categories, rows that go both ways and densities are scored by one thread.
   *
   * @throws what `score` throws; RangeError when `threads` is out of range
   * @example const scores = await forest.scoreParallel(X, { threads: 2 });
   */
  async scoreParallel(X: Matrix, { threads = defaultThreads() }: ParallelOptions = {}): Promise<Float64Array> {
    if (!(Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS)) {
      throw new RangeError(
        `IsolationForest.scoreParallel: threads must be a whole number from 1 to ${MOST_THREADS}, got ${threads}`,
      );
    }
    const model = this.#modelFor(X, "scoreParallel");
    const scores = new Float64Array(X.rows);
    const done = threads > 1 && isForKernel(model) && (await scoreInParallel(scores, model, X, threads));
    return done === true ? scores : this.score(X);
  }

  /** 1 for every row with a score above the threshold, else 0. */
  predict(X: Matrix): Uint8Array {
    const { threshold } = this.#model("predict");
    return Uint8Array.from(this.score(X), (score) => (score > threshold ? 1 : 0));
  }

  /**
   * Says how much each feature adds to the mean path length of some rows of `X` (n × d): exactly, so that for each row
   * `base` plus its contributions is the row's mean path length over the trees. What is negative makes the row more
   * anomalous, by as many splits.
   *
   * With `scoring: "density"` it is the mean log₂ density in place of the path length. Splits of several columns
   * (`extensionLevel`) and of rows that go both ways (`missing: "both"`) cannot be explained.
   *
   * Cost: O(rows · nEstimators · leaves), as many times as a way through a tree has features, divided by 8.
   *
   * @param rows - places of the rows in `X`
   * @throws Error before `fit`, and for splits that cannot be explained; RangeError when the number of columns differs
   *   from the training data, or there is no such row
   * @see S. M. Lundberg et al., "From local explanations to global understanding with explainable AI for trees", Nature
   *   Machine Intelligence 2 (2020), for what is computed; how, `ReasonTree` says
   * @example
   * const { base, contributions } = forest.explain(X, [17]);
   * contributions[2] // of the third feature
   */
  explain(X: Matrix, rows: ArrayLike<number>): Explanation {
    const { trees, columns } = this.#model("explain");
    this.#assertExplainable("explain", X);
    assertFittedMatrix(X, columns, "explain");
    assertRows(rows, X, "IsolationForest.explain");
    const contributions = contributionsOf(trees, X, rows);
    const base = trees.reduce((sum, tree) => sum + expectedPathLength(tree), 0) / trees.length;
    return { base, contributions };
  }

  /**
   * How much each feature matters to the path lengths of some rows of `X` (n × d): the mean of its contributions without
   * their signs, in splits. Cost and source: as {@link explain}.
   *
   * @param rows - places of the rows in `X`; when left out, all of them
   * @returns one number a column
   * @throws as {@link explain}; RangeError when there are no rows
   * @example forest.importance(X)[2] // of the third feature
   */
  importance(X: Matrix, rows?: ArrayLike<number>): Float64Array {
    const { trees, columns } = this.#model("importance");
    assertFittedMatrix(X, columns, "importance");
    if (rows !== undefined) assertRows(rows, X, "IsolationForest.importance");
    return importanceOf(trees, X, rows ?? Int32Array.from({ length: X.rows }, (_, row) => row));
  }

  /**
   * How much of a row's contributions each two features have only together: exact SHAP interaction values. Row `i` of the
   * result adds up to the contribution of feature `i`; what two features have together is halved between `i, j` and
   * `j, i`; on the diagonal is what a feature has alone. In splits.
   *
   * Cost: O(nEstimators · leaves · log² ψ).
   *
   * @param row - place of the row in `X`
   * @returns d × d, symmetric
   * @throws as {@link explain}
   * @see S. M. Lundberg et al., "From local explanations to global understanding with explainable AI for trees", Nature
   *   Machine Intelligence 2 (2020), methods, "SHAP interaction values"
   * @example forest.interactions(X, 17)[2 * X.columns + 5] // of the third and the sixth feature
   */
  interactions(X: Matrix, row: number): Float64Array {
    const { trees, columns } = this.#model("interactions");
    assertFittedMatrix(X, columns, "interactions");
    assertRows([row], X, "IsolationForest.interactions");
    return interactionsOf(trees, X, row);
  }

  /**
   * The values of one feature, nearest to the row's own, with which a flagged row would not be flagged, all else as it
   * is: "would not be flagged with at most 5 failures in the hour before". Exact.
   *
   * Cost: as scoring a row for each of the forest's splits on this feature.
   *
   * @param row - place of the row in `X`; its score is above the threshold
   * @param feature - the feature's column
   * @param threshold - a row is flagged when its score is above it; when left out, that of the forest
   * @returns null when no value of this feature will do, or it is missing
   * @throws as {@link explain}; RangeError when the row is not flagged, or there is no such feature
   * @example
   * const found = forest.counterfactual(X, 17, 2);
   * found?.below?.upTo // 5.73: with at most that
   */
  counterfactual(X: Matrix, row: number, feature: number, threshold?: number): Counterfactual | null {
    const { trees, values, limit } = this.#flaggedRow("counterfactual", X, row, threshold);
    if (!(Number.isInteger(feature) && feature >= 0 && feature < X.columns)) {
      throw new RangeError(
        `IsolationForest.counterfactual: feature must be a whole number from 0 to ${X.columns - 1}, got ${feature}`,
      );
    }
    return counterfactualOf({ trees, score: (steps) => this.score(steps) }, values, feature, limit);
  }

  /**
   * The features of a flagged row each of which alone, with another value, would make that it is not flagged; the nearest
   * first.
   *
   * @param row - place of the row in `X`; its score is above the threshold
   * @param threshold - as in {@link counterfactual}
   * @throws as {@link counterfactual}
   * @example forest.counterfactuals(X, 17)[0]?.feature // the column that is nearest to what is usual
   */
  counterfactuals(X: Matrix, row: number, threshold?: number): Counterfactual[] {
    const { trees, values, limit } = this.#flaggedRow("counterfactuals", X, row, threshold);
    const forest = { trees, score: (steps: Matrix): Float64Array => this.score(steps) };
    return Array.from(values, (_, feature) => counterfactualOf(forest, values, feature, limit))
      .filter((found) => found !== null)
      .sort((one, other) => one.distance - other.distance);
  }

  /**
   * A forest with these trees and `count` more that are grown on `X` (n × d), such as the events of a new day. This one
   * stays as it is.
   *
   * The random streams go on: on the same data the new trees are those that `fit` would have grown, had `nEstimators` been
   * so much greater. They are grown on as many rows as the others, {@link sampleSize}. With a `contamination` the threshold
   * is chosen anew, by the scores of `X`; else it stays 0.5.
   *
   * @throws Error before `fit`; RangeError when the number of columns differs from the training data, `X` has fewer rows
   *   than `sampleSize`, or `count` is no whole number of at least 1
   * @example const grown = forest.addTrees(today, 10); // 110 trees instead of 100
   */
  addTrees(X: Matrix, count: number): IsolationForest {
    const { trees } = this.#model("addTrees");
    return this.#withTrees(trees, this.#newTrees("addTrees", X, count), X);
  }

  /**
   * A forest without the `count` oldest of these trees. This one stays as it is. The threshold stays, too: there is no
   * data to choose another by.
   *
   * @throws Error before `fit`; RangeError when `count` is no whole number from 1, or no tree would be left
   * @example const rest = forest.dropTrees(10); // 90 trees instead of 100
   */
  dropTrees(count: number): IsolationForest {
    const { trees } = this.#model("dropTrees");
    assertCount("dropTrees", count, trees.length - 1);
    return this.#withTrees(trees.slice(count), []);
  }

  /**
   * A forest in which the `count` oldest trees have given way to new ones that are grown on `X` (n × d): as
   * {@link addTrees} and then {@link dropTrees}. This one stays as it is. Done for window after window, what has been is
   * forgotten little by little: after `nEstimators / count` windows nothing of the first is left.
   *
   * @throws as {@link addTrees}; RangeError when there are fewer than `count` trees
   * @example for (const window of weeks) forest = forest.rollingRefit(window, 25); // remembers four weeks
   */
  rollingRefit(X: Matrix, count: number): IsolationForest {
    const { trees } = this.#model("rollingRefit");
    assertCount("rollingRefit", count, trees.length);
    return this.#withTrees(trees.slice(count), this.#newTrees("rollingRefit", X, count), X);
  }

  /**
   * The fitted forest as a plain value, to be kept as JSON: {@link fromJSON} makes a forest of it that gives the same
   * scores, bit for bit.
   *
   * @throws Error before `fit`
   * @example writeFileSync("forest.json", JSON.stringify(forest))
   */
  toJSON(): ForestJson<Required<IsolationForestOptions>> {
    return forestToJson(this.options, this.#model("toJSON"));
  }

  /**
   * The fitted forest in few bytes, about a quarter of its JSON, the same on every machine: {@link fromBytes} makes a forest
   * of them that gives the same scores, bit for bit.
   *
   * @throws Error before `fit`; TypeError when a split is not one feature and one threshold
   * @see `docs/portable.md` for the format
   * @example writeFileSync("forest.alif", forest.toBytes())
   */
  toBytes(): Uint8Array {
    return bytesFromForestJson(forestToJson(this.options, this.#model("toBytes")));
  }

  /**
   * The forest that {@link toBytes} gave.
   *
   * @param bytes - from wherever: all of them are checked, as in {@link fromJSON}
   * @throws TypeError or RangeError that says what is wrong with them: damaged, cut, another version, …
   * @example IsolationForest.fromBytes(readFileSync("forest.alif")).score(X)
   */
  static fromBytes(bytes: Uint8Array): IsolationForest {
    return IsolationForest.fromJSON(forestJsonFromBytes(bytes));
  }

  /**
   * The forest that {@link toJSON} gave.
   *
   * @param value - as `JSON.parse` gives it, from wherever: all of it is checked
   * @throws TypeError or RangeError that says what is wrong with it: another version, too few numbers, a child that does
   *   not exist, a tree that goes round in a circle, …
   * @example IsolationForest.fromJSON(JSON.parse(readFileSync("forest.json", "utf8"))).score(X)
   */
  static fromJSON(value: unknown): IsolationForest {
    assertForestJson(value);
    const forest = new IsolationForest(value.options as IsolationForestOptions);
    forest.#fitted = forest.#toScore(forestFromJson(value, forest.options));
    return forest;
  }

  #newTrees(caller: string, X: Matrix, count: number): VariantTree[] {
    const { columns, sampleSize, grown } = this.#model(caller);
    assertFittedMatrix(X, columns, caller);
    assertCategories(X, this.options.categorical, `IsolationForest.${caller}`);
    assertCount(caller, count, Infinity);
    if (X.rows >= sampleSize) {
      const sampler = rowSampler(X.rows, sampleSize, this.options.bootstrap, undefined);
      return growTrees(X, this.options, sampler, grown, count);
    }
    throw new RangeError(
      `IsolationForest.${caller}: X must have at least ${sampleSize} rows, as many as each tree is grown on, got ${X.rows}`,
    );
  }

  /** @param X - what the threshold is chosen by; when left out, it stays */
  #withTrees(old: readonly VariantTree[], fresh: readonly VariantTree[], X?: Matrix): IsolationForest {
    const fitted = this.#model("withTrees");
    const trees = [...old, ...fresh];
    const forest = new IsolationForest({ ...this.options, nEstimators: trees.length });
    forest.#fitted = forest.#toScore({ ...fitted, trees, grown: fitted.grown + fresh.length });
    const { contamination } = this.options;
    if (X !== undefined && contamination !== "auto") {
      forest.#fitted.threshold = quantile(forest.score(X), 1 - contamination);
    }
    return forest;
  }

  #flaggedRow(
    caller: string,
    X: Matrix,
    row: number,
    threshold?: number,
  ): { trees: readonly VariantTree[]; values: Float64Array; limit: number } {
    const { trees, columns, threshold: own } = this.#model(caller);
    this.#assertExplainable(caller, X);
    assertFittedMatrix(X, columns, caller);
    assertRows([row], X, `IsolationForest.${caller}`);
    const limit = threshold ?? own;
    const values = Float64Array.from(X.data.subarray(row * columns, (row + 1) * columns));
    const [score] = this.score({ data: values, rows: 1, columns });
    if (score! > limit) return { trees, values, limit };
    throw new RangeError(`IsolationForest.${caller}: row ${row} must score above the threshold ${limit}, got ${score}`);
  }

  /** Refuses splits of several columns, and rows that go both ways: no one feature decides there. */
  #assertExplainable(caller: string, X: Matrix): void {
    const { extensionLevel, missing, categorical } = this.options;
    if (extensionLevel > 0 || missing === "both") {
      throw new Error(
        `IsolationForest.${caller}: extensionLevel must be 0 and missing "majority", got ${extensionLevel} and "${missing}"`,
      );
    }
    assertCategories(X, categorical, `IsolationForest.${caller}`);
  }

  #toScore(fitted: FittedForest): ScoringForest {
    const expected = averagePathLength(fitted.sampleSize);
    // Added up like the path lengths: so rows that no split tells apart score 0.5, not 0.5 and a rounding error.
    const normalization = fitted.trees.reduce((sum) => sum + expected, 0);
    return { ...fitted, normalization, scoring: this.options.scoring };
  }

  #model(caller: string): ScoringForest {
    if (this.#fitted === undefined) throw new Error(`IsolationForest.${caller}: fit must be called first`);
    return this.#fitted;
  }

  /** The model, when a matrix has its columns. */
  #modelFor(X: Matrix, caller: string): ScoringForest {
    const model = this.#model(caller);
    assertShape(X, `IsolationForest.${caller}`);
    if (X.columns === model.columns) return model;
    throw new RangeError(`IsolationForest.${caller}: X must have ${model.columns} columns as in fit, got ${X.columns}`);
  }
}

/** Rows that plain TypeScript has scored before the kernel is ready. */
const FEW_ROWS = 32;
const MOST_THREADS = 64;

function defaultThreads(): number {
  return Math.min(8, availableParallelism());
}

/** Options of `IsolationForest.scoreParallel`. */
export interface ParallelOptions {
  /**
   * Threads that score, this one among them, 1 to 64.
   * @default one for each processor, at most 8
   */
  threads?: number;
}

/** Why rows have the path lengths that they have. */
export interface Explanation {
  /** Mean path length of a row of which nothing is known. */
  base: number;
  /** n × d: a row of it for each row that was asked for, a column a feature; in splits. */
  contributions: Float64Array;
}

/** Whether the kernel can score with it: plain trees by depth. */
function isForKernel({ trees, normalization, scoring }: ScoringForest): boolean {
  return scoring === "depth" && normalization > 0 && trees.every(isPlainTree);
}

function assertFittedMatrix(X: Matrix, columns: number, caller: string): void {
  assertMatrix(X, `IsolationForest.${caller}`);
  if (X.columns !== columns) {
    throw new RangeError(`IsolationForest.${caller}: X must have ${columns} columns as in fit, got ${X.columns}`);
  }
}

function assertCount(caller: string, count: number, most: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= most) return;
  const range = most === Infinity ? "of at least 1" : `from 1 to ${most}`;
  throw new RangeError(`IsolationForest.${caller}: count must be a whole number ${range}, got ${count}`);
}

function assertOptions(options: Required<IsolationForestOptions>): void {
  for (const key of Object.keys(options)) {
    if (!Object.hasOwn(DEFAULTS, key)) {
      throw new RangeError(
        `IsolationForest: unknown option ${key}; the options are ${Object.keys(DEFAULTS).join(", ")}`,
      );
    }
  }
  const { nEstimators, maxSamples, maxFeatures, contamination, seed } = options;
  for (const [name, value] of Object.entries({ nEstimators, maxSamples })) {
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(`IsolationForest: ${name} must be a whole number of at least 1, got ${value}`);
    }
  }
  if (!(maxFeatures > 0 && maxFeatures <= 1)) {
    throw new RangeError(`IsolationForest: maxFeatures must be in (0, 1], got ${maxFeatures}`);
  }
  if (contamination !== "auto" && !(contamination > 0 && contamination <= 0.5)) {
    throw new RangeError(`IsolationForest: contamination must be "auto" or in (0, 0.5], got ${contamination}`);
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError(`IsolationForest: seed must be a whole number, got ${seed}`);
  assertVariantOptions(options);
}
