import type { AggregateArrays, AggregateInput, Frame, WindowAggregate } from "./WindowAggregate";

/**
 * The largest value in the window, or the smallest; NaN when there is none.
 *
 * Each group has a queue of the values that may still become the largest; they fall from its front to its back.
 */
export class MaxOver implements WindowAggregate {
  readonly #sign: 1 | -1;
  #queues: Map<number, { positions: number[]; values: number[] }> = new Map();

  /** @param sign - 1 for the largest, -1 for the smallest */
  constructor(sign: 1 | -1) {
    this.#sign = sign;
  }

  run({ first, rows, mask, heads, head, tails }: Frame, input: AggregateInput, out: Float64Array): void {
    const numbers = input.numbers!;
    for (let row = 0; row < rows; row++) {
      for (const until = heads[row]!; head < until; head++) {
        const value = this.#sign * numbers[head & mask]!;
        if (!Number.isNaN(value)) this.#enter(input.groups[head & mask]!, head, value);
      }
      out[row] = this.#sign * this.#largest(input.groups[(first + row) & mask]!, tails![row]!);
    }
  }

  #enter(group: number, position: number, value: number): void {
    const queue = this.#queues.get(group) ?? { positions: [], values: [] };
    this.#queues.set(group, queue);
    while (queue.values.length > 0 && queue.values.at(-1)! <= value) {
      queue.values.pop();
      queue.positions.pop();
    }
    queue.values.push(value);
    queue.positions.push(position);
  }

  #largest(group: number, tail: number): number {
    const queue = this.#queues.get(group);
    if (queue === undefined) return NaN;
    let gone = 0;
    while (gone < queue.positions.length && queue.positions[gone]! < tail) gone++;
    if (gone > 0) {
      queue.positions.splice(0, gone);
      queue.values.splice(0, gone);
    }
    if (queue.values.length > 0) return queue.values[0]!;
    this.#queues.delete(group);
    return NaN;
  }

  arrays(): AggregateArrays {
    const entries = [...this.#queues].flatMap(([group, { positions, values }]) =>
      positions.map((position, index) => [group, position, values[index]!]),
    );
    return { entries: Float64Array.from(entries.flat()) };
  }

  restore({ entries }: AggregateArrays): void {
    this.#queues = new Map();
    for (let index = 0; index < entries!.length; index += 3) {
      this.#enter(entries![index]!, entries![index + 1]!, entries![index + 2]!);
    }
  }
}
