import type { AggregateArrays, AggregateInput, Frame, WindowAggregate } from "./WindowAggregate";

/** Values that may still become the largest, and their positions; what lies before `front` has left the window. */
interface Queue {
  positions: number[];
  values: number[];
  front: number;
}

/**
 * The largest value in the window, or the smallest; NaN when there is none.
 *
 * Each group has a queue of the values that may still become the largest; they fall from its front to its back.
 */
export class MaxOver implements WindowAggregate {
  readonly #sign: 1 | -1;
  #queues: Map<number, Queue> = new Map();

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
    const queue = this.#queues.get(group) ?? { positions: [], values: [], front: 0 };
    this.#queues.set(group, queue);
    while (queue.values.length > queue.front && queue.values.at(-1)! <= value) {
      queue.values.pop();
      queue.positions.pop();
    }
    queue.values.push(value);
    queue.positions.push(position);
  }

  #largest(group: number, tail: number): number {
    const queue = this.#queues.get(group);
    if (queue === undefined) return NaN;
    const { positions, values } = queue;
    while (queue.front < positions.length && positions[queue.front]! < tail) queue.front++;
    if (queue.front < positions.length) {
      const largest = values[queue.front]!;
      // To move the rest to the front each time would cost the square of its length.
      if (2 * queue.front > positions.length) {
        positions.splice(0, queue.front);
        values.splice(0, queue.front);
        queue.front = 0;
      }
      return largest;
    }
    this.#queues.delete(group);
    return NaN;
  }

  arrays(): AggregateArrays {
    const entries: number[] = [];
    for (const [group, { positions, values, front }] of this.#queues) {
      for (let index = front; index < positions.length; index++) entries.push(group, positions[index]!, values[index]!);
    }
    return { entries: Float64Array.from(entries) };
  }

  restore({ entries }: AggregateArrays): void {
    this.#queues = new Map();
    for (let index = 0; index < entries!.length; index += 3) {
      this.#enter(entries![index]!, entries![index + 1]!, entries![index + 2]!);
    }
  }
}
