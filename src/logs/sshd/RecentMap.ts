/** What a {@link RecentMap} holds keeps its own place there. */
export interface Recent<Value> {
  readonly key: string | number;
  older: Value | null;
  newer: Value | null;
}

/**
 * Things by key, in the order in which they were last added.
 *
 * A `Map` of which the first key is deleted again and again passes over all the deleted ones each time; here every step
 * costs the same.
 *
 * @example
 * const connections = new RecentMap<Connection>();
 * connections.add(connection);
 * connections.oldest // connection
 */
export class RecentMap<Value extends Recent<Value>> {
  #values = new Map<string | number, Value>();
  #oldest: Value | null = null;
  #newest: Value | null = null;

  get size(): number {
    return this.#values.size;
  }

  /** What was added longest ago. */
  get oldest(): Value | null {
    return this.#oldest;
  }

  get(key: string | number): Value | undefined {
    return this.#values.get(key);
  }

  /** Adds what has no other place, or a thing that is there again: it is the newest from now on. */
  add(value: Value): void {
    if (value === this.#newest) return;
    if (value.newer !== null) this.#unlink(value);
    else this.#values.set(value.key, value);
    value.older = this.#newest;
    value.newer = null;
    if (this.#newest === null) this.#oldest = value;
    else this.#newest.newer = value;
    this.#newest = value;
  }

  delete(key: string | number): void {
    const value = this.#values.get(key);
    if (value === undefined) return;
    this.#unlink(value);
    this.#values.delete(key);
    value.older = value.newer = null;
  }

  /** From the oldest to the newest. */
  *values(): IterableIterator<Value> {
    for (let value = this.#oldest; value !== null; value = value.newer) yield value;
  }

  clear(): void {
    this.#values.clear();
    [this.#oldest, this.#newest] = [null, null];
  }

  #unlink({ older, newer }: Value): void {
    if (older === null) this.#oldest = newer;
    else older.newer = newer;
    if (newer === null) this.#newest = older;
    else newer.older = older;
  }
}
