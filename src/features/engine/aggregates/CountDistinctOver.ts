import {
  type AggregateArrays,
  type AggregateInput,
  type Frame,
  type WindowAggregate,
  withoutRoom,
  withRoom,
} from "./WindowAggregate";

/** How many different values are in the window; null is none. */
export class CountDistinctOver implements WindowAggregate {
  /** How often each pair of group and value is in the window. */
  #seen: Int32Array = new Int32Array(0);
  #distinct: Int32Array = new Int32Array(0);

  run({ first, rows, mask, heads, head, tails, tail }: Frame, input: AggregateInput, out: Float64Array): void {
    const { groups } = input;
    const [values, pairs] = [input.values!, input.pairs!];
    const seen = (this.#seen = withRoom(this.#seen, input.largestPair + 1));
    const distinct = (this.#distinct = withRoom(this.#distinct, input.largestGroup + 1));
    for (let row = 0; row < rows; row++) {
      for (const until = heads[row]!; head < until; head++) {
        const at = head & mask;
        if (values[at] !== 0 && seen[pairs[at]!]!++ === 0) distinct[groups[at]!]!++;
      }
      if (tails !== null) {
        for (const until = tails[row]!; tail < until; tail++) {
          const at = tail & mask;
          if (values[at] !== 0 && --seen[pairs[at]!]! === 0) distinct[groups[at]!]!--;
        }
      }
      out[row] = distinct[groups[(first + row) & mask]!]!;
    }
  }

  arrays(): AggregateArrays {
    return { seen: withoutRoom(this.#seen), distinct: withoutRoom(this.#distinct) };
  }

  restore({ seen, distinct }: AggregateArrays): void {
    this.#seen = seen as Int32Array;
    this.#distinct = distinct as Int32Array;
  }
}
