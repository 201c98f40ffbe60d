/** The values above `over`, up to and including `upTo`. */
export interface ValueRange {
  /** −Infinity when there is no least value. */
  over: number;
  /** Infinity when there is no greatest value. */
  upTo: number;
}

/** With which values of one feature, all else as it is, a row would not be flagged. */
export interface Counterfactual {
  /** The feature's column. */
  feature: number;
  /** The row's value in it. */
  value: number;
  /** The nearest values below the row's; null when none below will do. */
  below: ValueRange | null;
  /** The nearest values above the row's; null when none above will do. */
  above: ValueRange | null;
  /**
   * How far away the nearer of both is, in (0, 1]: the share of the forest's split values of this feature that lie
   * between. It does not depend on the feature's unit, so that features can be compared.
   */
  distance: number;
}
