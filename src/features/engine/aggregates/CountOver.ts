import {
  type AggregateArrays,
  type AggregateInput,
  type Frame,
  type WindowAggregate,
  withoutRoom,
  withRoom,
} from "./WindowAggregate";

/** How many events are in the window; of numbers, how many are not NaN. */
export class CountOver implements WindowAggregate {
  #counts: Int32Array = new Int32Array(0);

  run({ first, rows, mask, heads, head, tails, tail }: Frame, input: AggregateInput, out: Float64Array): void {
    const { groups, numbers } = input;
    const counts = (this.#counts = withRoom(this.#counts, input.largestGroup + 1));
    for (let row = 0; row < rows; row++) {
      for (const until = heads[row]!; head < until; head++) {
        if (numbers === null || !Number.isNaN(numbers[head & mask]!)) counts[groups[head & mask]!]!++;
      }
      if (tails !== null) {
        for (const until = tails[row]!; tail < until; tail++) {
          if (numbers === null || !Number.isNaN(numbers[tail & mask]!)) counts[groups[tail & mask]!]!--;
        }
      }
      out[row] = counts[groups[(first + row) & mask]!]!;
    }
  }

  arrays(): AggregateArrays {
    return { counts: withoutRoom(this.#counts) };
  }

  restore({ counts }: AggregateArrays): void {
    this.#counts = counts as Int32Array;
  }
}
