import type { Matrix } from "../Matrix";
import { addToBinsInPlace, type BinnedSample, countBins, type CountingSample } from "./BinnedSample";
import { compareBins, type Drift } from "./compareBins";
import type { DriftReference } from "./referenceOf";

/** How much the scores and each feature have changed. */
export interface ForestDrift {
  scores: Drift;
  /** One a column. */
  features: Drift[];
}

/**
 * Compares rows that come block by block with a reference. It keeps counts only.
 *
 * @example
 * const counter = new DriftCounter(reference);
 * for (const X of blocks) counter.add(X, forest.score(X));
 * counter.drift().scores.level // "stable"
 */
export class DriftCounter {
  readonly #reference: DriftReference;
  readonly #scores: CountingSample;
  readonly #features: CountingSample[];

  constructor(reference: DriftReference) {
    const empty = ({ cuts }: BinnedSample): CountingSample => countBins([], cuts);
    this.#reference = reference;
    this.#scores = empty(reference.scores);
    this.#features = reference.features.map(empty);
  }

  /**
   * Counts some rows.
   *
   * @param scores - one a row of `X`
   * @throws RangeError when the number of columns differs from the reference, or there is not one score a row
   */
  add({ data, rows, columns }: Matrix, scores: Float64Array): this {
    if (columns !== this.#features.length) {
      throw new RangeError(`DriftCounter.add: X must have ${this.#features.length} columns, got ${columns}`);
    }
    if (scores.length !== rows) {
      throw new RangeError(`DriftCounter.add: scores must be ${rows}, one a row of X, got ${scores.length}`);
    }
    for (const score of scores) addToBinsInPlace(this.#scores, score);
    this.#features.forEach((sample, column) => {
      for (let row = 0; row < rows; row++) addToBinsInPlace(sample, data[row * columns + column]!);
    });
    return this;
  }

  /**
   * How much what was counted differs from the reference.
   *
   * @throws RangeError when nothing was counted
   */
  drift(): ForestDrift {
    return {
      scores: compareBins(this.#reference.scores, this.#scores),
      features: this.#features.map((sample, column) => compareBins(this.#reference.features[column]!, sample)),
    };
  }
}
