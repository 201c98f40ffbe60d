/** One number about a log, without its value. */
export interface MeasureText {
  /** The column of the query that holds it. */
  name: string;
  unit: string;
  /** What it says of the log; for people who read a table. */
  description: string;
}

/** Numbers about a log that one pass over its events gives. */
export interface Measurement {
  measures: readonly MeasureText[];
  /**
   * A query of the table `events` with one row and a column for each measure: NULL where the log has nothing to measure
   * it on.
   */
  sql: string;
}
