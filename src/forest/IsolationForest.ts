import { availableParallelism } from "node:os";
import seedrandom from "seedrandom";
import { averagePathLength } from "./averagePathLength";
import { depthOf } from "./depthOf";
import { expectedPathLength } from "./expectedPathLength";
import { assertForestJson, type FittedForest, type ForestJson, forestFromJson, forestToJson } from "./forestJson";
import { growTree, type IsolationTree } from "./growTree";
import { scoreInParallel } from "./kernel/scoreInParallel";
import { scoreWithKernelInPlace } from "./kernel/scoreWithKernel";
import { assertMatrix, assertShape, type Matrix } from "./Matrix";
import { PathContributions } from "./PathContributions";
import { bytesFromForestJson, forestJsonFromBytes } from "./portable/forestBytes";
import { quantile } from "./quantile";
import { sampleWithoutReplacement } from "./sampleWithoutReplacement";
import { scoreInPlace } from "./scoreInPlace";

/** Options of {@link IsolationForest}. */
export interface IsolationForestOptions {
  /**
   * Number of trees, at least 1.
   * @default 100
   */
  nEstimators?: number;
  /**
   * Rows drawn for each tree, without replacement, at least 1; all rows when there are fewer.
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
}

const DEFAULTS: Required<IsolationForestOptions> = {
  nEstimators: 100,
  maxSamples: 256,
  maxFeatures: 1,
  contamination: "auto",
  seed: 1,
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

  /** @throws RangeError when an option is unknown or out of range */
  constructor(options: IsolationForestOptions = {}) {
    const given = { ...DEFAULTS, ...options };
    assertOptions(given);
    this.options = Object.freeze(given);
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
  get trees(): readonly IsolationTree[] {
    return this.#model("trees").trees;
  }

  /**
   * Grows the trees on `X` (n × d, one row = one event). Fitting again forgets the earlier data.
   *
   * @throws RangeError when `X` has no rows, a wrong length or an infinite value
   */
  fit(X: Matrix): this {
    assertMatrix(X, "IsolationForest.fit");
    const { nEstimators, maxSamples, maxFeatures, contamination, seed } = this.options;
    const sampleSize = Math.min(maxSamples, X.rows);
    const maxDepth = Math.ceil(Math.log2(Math.max(sampleSize, 2)));
    const featuresPerTree = Math.max(1, Math.floor(maxFeatures * X.columns));
    const trees = Array.from({ length: nEstimators }, (_, tree) => {
      const random = seedrandom.alea(`${seed}/tree/${tree}`);
      const rows = sampleWithoutReplacement(X.rows, sampleSize, random);
      const features = sampleWithoutReplacement(X.columns, featuresPerTree, random);
      return growTree(X, rows, features, maxDepth, random);
    });
    this.#fitted = toScore({ trees, columns: X.columns, sampleSize, threshold: 0.5 });
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
    const done = X.rows > FEW_ROWS && model.normalization > 0 && scoreWithKernelInPlace(scores, model, X);
    if (done !== true) {
      assertMatrix(X, "IsolationForest.score");
      scoreInPlace(scores, model, X);
    }
    return scores;
  }

  /**
   * The same scores as {@link score}, bit for bit, by several threads; this one works too, and stays able to answer.
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
    const isWorthIt = threads > 1 && model.normalization > 0;
    const done = isWorthIt && (await scoreInParallel(scores, model, X, threads));
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
   * Cost: O(rows · nEstimators · leaves · log² ψ).
   *
   * @param rows - places of the rows in `X`
   * @throws Error before `fit`; RangeError when the number of columns differs from the training data, or there is no such
   *   row
   * @see {@link PathContributions} for the source
   * @example
   * const { base, contributions } = forest.explain(X, [17]);
   * contributions[2] // of the third feature
   */
  explain(X: Matrix, rows: ArrayLike<number>): Explanation {
    const { trees, columns } = this.#modelFor(X, "explain");
    assertMatrix(X, "IsolationForest.explain");
    const paths = new PathContributions(Math.max(...trees.map(depthOf)));
    const contributions = new Float64Array(rows.length * columns);
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place]!;
      if (!(Number.isInteger(row) && row >= 0 && row < X.rows)) {
        throw new RangeError(`IsolationForest.explain: rows must be whole numbers from 0 to ${X.rows - 1}, got ${row}`);
      }
      const own = contributions.subarray(place * columns, (place + 1) * columns);
      for (const tree of trees) paths.addInPlace(own, tree, X, row);
    }
    for (let index = 0; index < contributions.length; index++) contributions[index]! /= trees.length;
    const base = trees.reduce((sum, tree) => sum + expectedPathLength(tree), 0) / trees.length;
    return { base, contributions };
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
    forest.#fitted = toScore(forestFromJson(value, forest.options));
    return forest;
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

/** A fitted forest, ready to score. */
interface ScoringForest extends FittedForest {
  /** The path lengths of an ordinary row in all trees. */
  normalization: number;
}

function toScore(fitted: FittedForest): ScoringForest {
  const expected = averagePathLength(fitted.sampleSize);
  // Added up like the path lengths: so rows that no split tells apart score 0.5, not 0.5 and a rounding error.
  return { ...fitted, normalization: fitted.trees.reduce((sum) => sum + expected, 0) };
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
}
