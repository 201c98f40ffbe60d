/** The families of features, in the order in which a reader meets them. */
export const FEATURE_FAMILIES = [
  "time",
  "outcome",
  "volume",
  "fan-out",
  "fan-in",
  "sequence",
  "novelty",
  "place",
  "account",
  "session",
  "categorical",
  "rule",
] as const;
export type FeatureFamily = (typeof FEATURE_FAMILIES)[number];

/** One column of the feature matrix: a name, what it means to an analyst, and one SQL expression. */
export interface Feature {
  /** Lower-case words with underscores; the column's name. */
  name: string;
  family: FeatureFamily;
  unit: string;
  /** One plain sentence part that an analyst reads: "failed sign-ins of this user in the hour before". */
  description: string;
  /**
   * An expression over the columns of the event table, those of {@link FEATURE_COLUMNS}, and aggregates over the named
   * windows of {@link WINDOWS}, such as `coalesce(sum(failed) OVER user_1h, 0)`. An aggregate may stand inside another
   * one.
   */
  sql: string;
  /** Fields that the event must have; where one is null the feature is missing (NaN). */
  needs?: readonly string[];
  /** Which end of the scale is suspicious. */
  suspicious: "high" | "low" | "either";
  /** ATT&CK ids that the feature speaks to. */
  techniques: readonly string[];
}
