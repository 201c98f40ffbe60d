import type { FeatureBlock, FeatureMatrix } from "../../features/FeatureMatrix";

interface Kept {
  row: number;
  score: number;
  values: Float32Array;
}

/**
 * The features of the events that may be asked for later, kept while all of them pass by in blocks: those at which a rule
 * fires, and those with the highest scores.
 */
export class FeatureRows {
  readonly #ruled = new Map<number, Float32Array>();
  readonly #least: number;
  readonly #most: number;
  #highest: Kept[] = [];

  /**
   * @param least - of events without a rule those with at least this score
   * @param most - of these the highest, so many
   */
  constructor(least: number, most: number) {
    this.#least = least;
    this.#most = most;
  }

  /**
   * @param scores - one a row of the block
   * @param isRuled - whether a rule fires at an event
   */
  add({ data, columns, eventRows }: FeatureBlock, scores: Float64Array, isRuled: (row: number) => boolean): void {
    eventRows.forEach((row, place) => {
      const values = (): Float32Array => data.slice(place * columns, (place + 1) * columns);
      if (isRuled(row)) this.#ruled.set(row, values());
      if (scores[place]! >= this.#least) this.#highest.push({ row, score: scores[place]!, values: values() });
      if (this.#highest.length > 2 * this.#most) this.#prune();
    });
  }

  /**
   * The features of some events as a matrix, in the order asked for.
   *
   * @param names - of the features
   * @throws RangeError when one was not kept
   */
  matrix(rows: readonly number[], names: readonly string[]): FeatureMatrix {
    const columns = names.length;
    const data = new Float32Array(rows.length * columns);
    const kept = new Map([...this.#highest.map(({ row, values }) => [row, values] as const), ...this.#ruled]);
    rows.forEach((row, place) => {
      const values = kept.get(row);
      if (values === undefined) throw new RangeError(`FeatureRows.matrix: event ${row} was not kept`);
      data.set(values, place * columns);
    });
    return { data, rows: rows.length, columns, names: [...names] };
  }

  /** Equal scores keep the order of the log, as the list of events does. */
  #prune(): void {
    this.#highest.sort((one, other) => other.score - one.score || one.row - other.row);
    this.#highest.length = this.#most;
  }
}
