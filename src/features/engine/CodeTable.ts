const SLOT = 4;
const FIRST_SIZE = 1 << 10;

/**
 * Gives each pair of 32-bit halves a small number: 1, 2, … in the order of their first appearance; 0 is for null.
 *
 * The halves of a 64-bit hash, or two numbers of other tables. Two values with the same hash count as one: among a
 * million values the chance of that is 3 in 100 million.
 */
export class CodeTable {
  #count = 0;
  #size = FIRST_SIZE;
  /** Four numbers a slot, so that a look-up touches one line of the cache: low, high, code, nothing. */
  #slots: Int32Array = new Int32Array(FIRST_SIZE * SLOT);

  /** How many different pairs there were. */
  get count(): number {
    return this.#count;
  }

  /** The number of a pair; a new one for a pair that is new. */
  codeOf(low: number, high: number): number {
    const slots = this.#slots;
    const at = this.#slotOf(low | 0, high | 0);
    if (slots[at + 2] !== 0) return slots[at + 2]!;
    slots[at] = low;
    slots[at + 1] = high;
    slots[at + 2] = ++this.#count;
    if (this.#count * 3 > this.#size * 2) this.#grow();
    return this.#count;
  }

  /** The pairs in the order of their numbers, two values each. */
  entries(): Int32Array {
    const entries = new Int32Array(this.#count * 2);
    for (let at = 0; at < this.#slots.length; at += SLOT) {
      const code = this.#slots[at + 2]!;
      if (code === 0) continue;
      entries[2 * code - 2] = this.#slots[at]!;
      entries[2 * code - 1] = this.#slots[at + 1]!;
    }
    return entries;
  }

  /** A table as it was when it gave its entries. */
  static of(entries: Int32Array): CodeTable {
    const table = new CodeTable();
    for (let index = 0; index < entries.length; index += 2) table.codeOf(entries[index]!, entries[index + 1]!);
    return table;
  }

  #slotOf(low: number, high: number): number {
    const slots = this.#slots;
    const mask = this.#size - 1;
    let mixed = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    let slot = (mixed ^ (mixed >>> 13)) & mask;
    for (;;) {
      const at = slot * SLOT;
      if (slots[at + 2] === 0 || (slots[at] === low && slots[at + 1] === high)) return at;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#size *= 2;
    this.#slots = new Int32Array(this.#size * SLOT);
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at + 2] === 0) continue;
      const to = this.#slotOf(old[at]!, old[at + 1]!);
      this.#slots[to] = old[at]!;
      this.#slots[to + 1] = old[at + 1]!;
      this.#slots[to + 2] = old[at + 2]!;
    }
  }
}
