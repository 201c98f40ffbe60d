/** Options of `IsolationForest`. */
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

/** What was asked for, with the defaults filled in. */
export type ResolvedOptions = Readonly<Required<IsolationForestOptions>>;
