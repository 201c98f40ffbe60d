import { CodeTable } from "./CodeTable";
import type { EventRing } from "./EventRing";
import type { AggregateArrays } from "./aggregates/WindowAggregate";

/**
 * Small numbers for the values of columns, and for the combinations of values of several: equal where the values are.
 * They stand in columns of the ring.
 */
export class KeyCodes {
  readonly #ring: EventRing;
  /** By name of the ring's column. */
  readonly #tables: Map<string, CodeTable> = new Map();
  /** Columns that are made of two others, in the order in which they must be made. */
  readonly #pairs: { name: string; first: string; second: string }[] = [];

  constructor(ring: EventRing) {
    this.#ring = ring;
  }

  /** The ring's column for a single key; to be filled from outside, with codes of {@link table}. */
  addKey(key: string): void {
    this.#ring.addIntegers(columnOf([key]));
    this.#tables.set(columnOf([key]), new CodeTable());
  }

  /**
   * The ring's column for keys that were added, in whatever order; null where there is none, and so one group.
   */
  combine(keys: readonly string[]): string | null {
    if (keys.length === 0) return null;
    const sorted = [...new Set(keys)].sort();
    const name = columnOf(sorted);
    if (this.#tables.has(name)) return name;
    const first = this.combine(sorted.slice(0, -1))!;
    this.#ring.addIntegers(name);
    this.#tables.set(name, new CodeTable());
    this.#pairs.push({ name, first, second: columnOf(sorted.slice(-1)) });
    return name;
  }

  /** The table of a key, or of a column of the ring. */
  table(name: string): CodeTable {
    return this.#tables.get(name) ?? this.#tables.get(columnOf([name]))!;
  }

  /** Where the codes of a key stand. */
  column(key: string): string {
    return columnOf([key]);
  }

  /** Gives the events from a position on the codes of their combinations. */
  combineFrom(position: number): void {
    const { end, mask } = this.#ring;
    for (const { name, first, second } of this.#pairs) {
      const table = this.#tables.get(name)!;
      const [firsts, seconds, codes] = [first, second, name].map((column) => this.#ring.integers(column));
      for (let at = position; at < end; at++)
        codes![at & mask] = table.codeOf(firsts![at & mask]!, seconds![at & mask]!);
    }
  }

  arrays(): AggregateArrays {
    return Object.fromEntries([...this.#tables].map(([name, table]) => [name, table.entries()]));
  }

  restore(arrays: AggregateArrays): void {
    for (const name of this.#tables.keys()) this.#tables.set(name, CodeTable.of(arrays[name] as Int32Array));
  }
}

function columnOf(keys: readonly string[]): string {
  return `key ${keys.join(" × ")}`;
}
