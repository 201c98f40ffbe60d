import {
  type AggregateArrays,
  type AggregateInput,
  type Frame,
  type WindowAggregate,
  withoutRoom,
  withRoom,
} from "./WindowAggregate";

/** The sum of whole numbers; NaN when there is none. */
export class SumOver implements WindowAggregate {
  /** Two numbers a group: the sum, and how many there are. */
  #sums: Float64Array = new Float64Array(0);

  run({ first, rows, mask, heads, head, tails, tail }: Frame, input: AggregateInput, out: Float64Array): void {
    const groups = input.groups;
    const numbers = input.numbers!;
    const sums = (this.#sums = withRoom(this.#sums, 2 * input.largestGroup + 2));
    for (let row = 0; row < rows; row++) {
      for (const until = heads[row]!; head < until; head++) {
        const value = numbers[head & mask]!;
        if (value !== value) continue;
        const at = 2 * groups[head & mask]!;
        sums[at]! += value;
        sums[at + 1]!++;
      }
      if (tails !== null) {
        for (const until = tails[row]!; tail < until; tail++) {
          const value = numbers[tail & mask]!;
          if (value !== value) continue;
          const at = 2 * groups[tail & mask]!;
          sums[at]! -= value;
          sums[at + 1]!--;
        }
      }
      const at = 2 * groups[(first + row) & mask]!;
      out[row] = sums[at + 1]! > 0 ? sums[at]! : NaN;
    }
  }

  arrays(): AggregateArrays {
    return { sums: withoutRoom(this.#sums) };
  }

  restore({ sums }: AggregateArrays): void {
    this.#sums = sums as Float64Array;
  }
}
