import { fitForest } from "./learning/fitForest";
import { fitForestInParallel } from "./learning/fitForestInParallel";
import type { FitOptions, FitParallelOptions } from "./learning/FitOptions";
import { assertCount } from "./learning/assertCount";
import { renewForest } from "./learning/renewForest";
import { replaceTrees } from "./learning/replaceTrees";
import { type LearnedForest, learnedForest } from "./LearnedForest";
import type { Matrix } from "./Matrix";
import type { IsolationForestOptions, ResolvedOptions } from "./options/IsolationForestOptions";
import { resolveOptions } from "./options/resolveOptions";
import { bytesFromForestJson, forestJsonFromBytes } from "./portable/forestBytes";
import { assertExplainable } from "./reasons/assertExplainable";
import { assertFeature } from "./reasons/assertFeature";
import { assertRows } from "./reasons/assertRows";
import type { Counterfactual } from "./reasons/Counterfactual";
import { counterfactualOf } from "./reasons/counterfactualOf";
import { counterfactualsOf } from "./reasons/counterfactualsOf";
import { type Explanation, explainRows } from "./reasons/explainRows";
import { flaggedRow } from "./reasons/flaggedRow";
import { importanceOf } from "./reasons/importanceOf";
import { interactionsOf } from "./reasons/interactionsOf";
import { forestFromJson } from "./saving/forestFromJson";
import { type ForestJson, forestToJson } from "./saving/forestJson";
import { scoreMatrix } from "./scoring/scoreMatrix";
import { type ParallelOptions, scoreMatrixInParallel } from "./scoring/scoreMatrixInParallel";
import type { MatrixBlocks } from "./TallMatrix";
import type { VariantTree } from "./trees/VariantTree";

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
  readonly options: ResolvedOptions;
  #learned: LearnedForest | undefined;

  /** @throws RangeError when an option is unknown or out of range, or two cannot go together */
  constructor(options: IsolationForestOptions = {}) {
    this.options = resolveOptions(options);
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
   * Grows the trees on `X` (n × d, one row = one event), whole or in blocks: blocks give the same trees as the matrix that
   * they make up. Fitting again forgets the earlier data.
   *
   * Only the rows that are drawn are looked at.
   *
   * @throws RangeError when `X` has no rows or a wrong length, a row that is drawn has an infinite value, a category is no
   *   whole number, there are not enough columns for the hyperplanes, or the weights are not as they must be
   */
  fit(X: MatrixBlocks, options: FitOptions = {}): this {
    this.#learned = fitForest(X, this.options, options);
    return this;
  }

  /**
   * The same forest as {@link fit}, bit for bit, grown by several threads; this one works too. It pays for many or large
   * trees, or slow splits: to start a thread takes as long as to grow some hundred trees of 256 rows.
   *
   * @throws what `fit` throws; RangeError when `threads` is out of range
   * @example await forest.fitParallel(X, { threads: 2 });
   */
  async fitParallel(X: MatrixBlocks, options: FitParallelOptions = {}): Promise<this> {
    this.#learned = await fitForestInParallel(X, this.options, options);
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
    return scoreMatrix(this.#model("score"), X, "IsolationForest.score");
  }

  /**
   * The same scores as {@link score}, bit for bit, by several threads; this one works too, and stays able to answer.
   * Hyperplanes, categories, rows that go both ways and densities are scored by one thread.
   *
   * @throws what `score` throws; RangeError when `threads` is out of range
   * @example const scores = await forest.scoreParallel(X, { threads: 2 });
   */
  async scoreParallel(X: Matrix, options: ParallelOptions = {}): Promise<Float64Array> {
    return scoreMatrixInParallel(this.#model("scoreParallel"), X, options);
  }

  /**
   * 1 for every row of `X` (n × d) with a score above the threshold, else 0: those that are anomalous, where scikit-learn
   * has −1 and 1.
   *
   * @throws what {@link score} throws
   * @example forest.predict(X).indexOf(1) // the first row that is flagged
   */
  predict(X: Matrix): Uint8Array {
    const model = this.#model("predict");
    const scores = scoreMatrix(model, X, "IsolationForest.predict");
    return Uint8Array.from(scores, (score) => (score > model.threshold ? 1 : 0));
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
    const model = this.#explainable("explain", X);
    assertRows(rows, X, "IsolationForest.explain");
    return explainRows(model, X, rows);
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
    const { trees } = this.#explainable("importance", X);
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
    const { trees } = this.#explainable("interactions", X);
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
   * @throws as {@link explain}; RangeError when the row is not flagged, there is no such feature, or it holds
   *   categories, which have no order
   * @example
   * const found = forest.counterfactual(X, 17, 2);
   * found?.below?.upTo // 5.73: with at most that
   */
  counterfactual(X: Matrix, row: number, feature: number, threshold?: number): Counterfactual | null {
    const model = this.#explainable("counterfactual", X);
    const limit = threshold ?? model.threshold;
    const values = flaggedRow(model, X, row, limit, "IsolationForest.counterfactual");
    assertFeature(feature, model, "IsolationForest.counterfactual");
    return counterfactualOf(model, values, feature, limit);
  }

  /**
   * The features of a flagged row each of which alone, with another value, would make that it is not flagged; the nearest
   * first. Features of categories are left out, as they have no order.
   *
   * @param row - place of the row in `X`; its score is above the threshold
   * @param threshold - as in {@link counterfactual}
   * @throws as {@link counterfactual}
   * @example forest.counterfactuals(X, 17)[0]?.feature // the column that is nearest to what is usual
   */
  counterfactuals(X: Matrix, row: number, threshold?: number): Counterfactual[] {
    const model = this.#explainable("counterfactuals", X);
    const limit = threshold ?? model.threshold;
    return counterfactualsOf(model, flaggedRow(model, X, row, limit, "IsolationForest.counterfactuals"), limit);
  }

  /**
   * A forest with these trees and `count` more that are grown on `X` (n × d), such as the events of a new day. This one
   * stays as it is.
   *
   * The random streams go on: on the same data the new trees are those that `fit` would have grown, had `nEstimators` been
   * so much greater, and all rows weighed alike. They are grown on as many rows as the others, {@link sampleSize}. With a `contamination` the threshold
   * is chosen anew, by the scores of `X`; else it stays 0.5.
   *
   * @throws Error before `fit`; RangeError when the number of columns differs from the training data, `X` has fewer rows
   *   than `sampleSize`, or `count` is no whole number of at least 1
   * @example const grown = forest.addTrees(today, 10); // 110 trees instead of 100
   */
  addTrees(X: MatrixBlocks, count: number): IsolationForest {
    const model = this.#model("addTrees");
    return IsolationForest.#of(renewForest(model, X, 0, count, "IsolationForest.addTrees"));
  }

  /**
   * A forest without the `count` oldest of these trees. This one stays as it is. The threshold stays, too: there is no
   * data to choose another by.
   *
   * @throws Error before `fit`; RangeError when `count` is no whole number from 1, or no tree would be left
   * @example const rest = forest.dropTrees(10); // 90 trees instead of 100
   */
  dropTrees(count: number): IsolationForest {
    const model = this.#model("dropTrees");
    assertCount(count, model.trees.length - 1, "IsolationForest.dropTrees");
    return IsolationForest.#of(replaceTrees(model, count, []));
  }

  /**
   * A forest in which the `count` oldest trees have given way to new ones that are grown on `X` (n × d): as
   * {@link addTrees} and then {@link dropTrees}. This one stays as it is. Done for window after window, what has been is
   * forgotten little by little: after `nEstimators / count` windows nothing of the first is left.
   *
   * @throws as {@link addTrees}; RangeError when there are fewer than `count` trees
   * @example for (const window of weeks) forest = forest.rollingRefit(window, 25); // remembers four weeks
   */
  rollingRefit(X: MatrixBlocks, count: number): IsolationForest {
    const model = this.#model("rollingRefit");
    assertCount(count, model.trees.length, "IsolationForest.rollingRefit");
    return IsolationForest.#of(renewForest(model, X, count, count, "IsolationForest.rollingRefit"));
  }

  /**
   * The fitted forest as a plain value, to be kept as JSON: {@link fromJSON} makes a forest of it that gives the same
   * scores, bit for bit.
   *
   * @throws Error before `fit`
   * @example writeFileSync("forest.json", JSON.stringify(forest))
   */
  toJSON(): ForestJson<ResolvedOptions> {
    return forestToJson(this.options, this.#model("toJSON"));
  }

  /**
   * The fitted forest in few bytes, about a quarter of its JSON, the same on every machine: {@link fromBytes} makes a forest
   * of them that gives the same scores, bit for bit.
   *
   * @throws Error before `fit`
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
    const { options, fitted } = forestFromJson(value);
    return IsolationForest.#of(learnedForest(options, fitted));
  }

  static #of(learned: LearnedForest): IsolationForest {
    const forest = new IsolationForest(learned.options);
    forest.#learned = learned;
    return forest;
  }

  #model(method: string): LearnedForest {
    if (this.#learned !== undefined) return this.#learned;
    throw new Error(`IsolationForest.${method}: fit must be called first`);
  }

  /** The model, when it and the matrix can be explained. */
  #explainable(method: string, X: Matrix): LearnedForest {
    const model = this.#model(method);
    assertExplainable(model, X, `IsolationForest.${method}`);
    return model;
  }
}
