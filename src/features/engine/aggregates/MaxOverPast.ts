import {
  type AggregateArrays,
  type AggregateInput,
  type Frame,
  type WindowAggregate,
  withoutRoom,
  withRoom,
} from "./WindowAggregate";

/** The largest value of all of the past, or the smallest; NaN when there is none. */
export class MaxOverPast implements WindowAggregate {
  readonly #sign: 1 | -1;
  #largest: Float64Array = new Float64Array(0);

  /** @param sign - 1 for the largest, -1 for the smallest */
  constructor(sign: 1 | -1) {
    this.#sign = sign;
  }

  run({ first, rows, mask, heads, head }: Frame, input: AggregateInput, out: Float64Array): void {
    const groups = input.groups;
    const numbers = input.numbers!;
    const sign = this.#sign;
    const largest = (this.#largest = withRoom(this.#largest, input.largestGroup + 1, -Infinity));
    for (let row = 0; row < rows; row++) {
      for (const until = heads[row]!; head < until; head++) {
        const value = sign * numbers[head & mask]!;
        const group = groups[head & mask]!;
        if (value > largest[group]!) largest[group] = value;
      }
      const value = largest[groups[(first + row) & mask]!]!;
      out[row] = value === -Infinity ? NaN : sign * value;
    }
  }

  arrays(): AggregateArrays {
    return { largest: withoutRoom(this.#largest, -Infinity) };
  }

  restore({ largest }: AggregateArrays): void {
    this.#largest = largest as Float64Array;
  }
}
