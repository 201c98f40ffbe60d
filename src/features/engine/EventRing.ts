/** Columns of a ring: whole numbers of 32 bits, or numbers. */
export type RingColumn = Int32Array | Float64Array;

/**
 * The latest events, as many as a window can still reach: columns of numbers in which the event at `position` is at
 * `position & mask`. Positions count all events that ever came and never change.
 */
export class EventRing {
  /** Position of the oldest event that is kept. */
  start = 0;
  /** Position of the next event to come. */
  end = 0;
  #capacity = 1024;
  readonly #columns: Map<string, RingColumn> = new Map();

  get mask(): number {
    return this.#capacity - 1;
  }

  /** Names of the columns. */
  get names(): string[] {
    return [...this.#columns.keys()];
  }

  /** Adds a column of whole numbers, once. */
  addIntegers(name: string): void {
    if (!this.#columns.has(name)) this.#columns.set(name, new Int32Array(this.#capacity));
  }

  /** Adds a column of numbers, once. */
  addNumbers(name: string): void {
    if (!this.#columns.has(name)) this.#columns.set(name, new Float64Array(this.#capacity));
  }

  /** A column of whole numbers; another array after {@link reserve}. */
  integers(name: string): Int32Array {
    return this.#columns.get(name) as Int32Array;
  }

  /** A column of numbers; another array after {@link reserve}. */
  numbers(name: string): Float64Array {
    return this.#columns.get(name) as Float64Array;
  }

  /** Makes room for so many events behind the last one. */
  reserve(rows: number): void {
    const needed = this.end - this.start + rows;
    if (needed <= this.#capacity) return;
    const oldMask = this.mask;
    while (this.#capacity < needed) this.#capacity *= 2;
    for (const [name, column] of this.#columns) {
      const grown = column instanceof Int32Array ? new Int32Array(this.#capacity) : new Float64Array(this.#capacity);
      for (let at = this.start; at < this.end; at++) grown[at & this.mask] = column[at & oldMask]!;
      this.#columns.set(name, grown);
    }
  }

  /** What is kept of a column, the oldest first. */
  kept(name: string): RingColumn {
    const column = this.#columns.get(name)!;
    const length = this.end - this.start;
    const kept = column instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
    for (let index = 0; index < length; index++) kept[index] = column[(this.start + index) & this.mask]!;
    return kept;
  }

  /** Puts back what {@link kept} gave, once `start` and `end` are those of then. */
  restore(name: string, kept: RingColumn): void {
    const column = this.#columns.get(name)!;
    for (let index = 0; index < kept.length; index++) column[(this.start + index) & this.mask] = kept[index]!;
  }
}
