/** One column of the feature matrix: a name, what it means to an analyst, and one SQL expression. */
export interface Feature {
  /** Lower-case words with underscores; the column's name. */
  name: string;
  family: "time" | "outcome" | "volume" | "fan-in" | "sequence" | "novelty" | "categorical";
  unit: string;
  /** One plain sentence part that an analyst reads: "failed sign-ins of this user in the hour before". */
  description: string;
  /**
   * An expression over the columns of the event table, `failed` (1 or 0), and the windows in {@link WINDOWS}. It must
   * look at the present event and earlier ones only.
   */
  sql: string;
  /** Fields that the event must have; where one is null the feature is missing (NaN). */
  needs?: readonly string[];
  /** Which end of the scale is suspicious. */
  suspicious: "high" | "low" | "either";
  /** ATT&CK ids that the feature speaks to. */
  techniques: readonly string[];
}
