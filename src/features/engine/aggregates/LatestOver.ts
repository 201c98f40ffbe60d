import {
  type AggregateArrays,
  type AggregateInput,
  type Frame,
  type WindowAggregate,
  withoutRoom,
  withRoom,
} from "./WindowAggregate";

/** The value at the latest event of the window that has one, the largest of simultaneous ones; NaN when there is none. */
export class LatestOver implements WindowAggregate {
  /** Two numbers a group: the value, and its time. */
  #latest: Float64Array = new Float64Array(0);

  run({ first, rows, mask, times, heads, head, reachUs }: Frame, input: AggregateInput, out: Float64Array): void {
    const groups = input.groups;
    const numbers = input.numbers!;
    const latest = (this.#latest = withRoom(this.#latest, 2 * input.largestGroup + 2, -Infinity));
    for (let row = 0; row < rows; row++) {
      for (const until = heads[row]!; head < until; head++) {
        const value = numbers[head & mask]!;
        if (value !== value) continue;
        const at = 2 * groups[head & mask]!;
        const time = times[head & mask]!;
        latest[at] = time > latest[at + 1]! ? value : Math.max(latest[at]!, value);
        latest[at + 1] = time;
      }
      const at = 2 * groups[(first + row) & mask]!;
      const since = reachUs === Infinity ? Number.MIN_SAFE_INTEGER : times[(first + row) & mask]! - reachUs;
      out[row] = latest[at + 1]! >= since ? latest[at]! : NaN;
    }
  }

  arrays(): AggregateArrays {
    return { latest: withoutRoom(this.#latest, -Infinity) };
  }

  restore({ latest }: AggregateArrays): void {
    this.#latest = latest as Float64Array;
  }
}
