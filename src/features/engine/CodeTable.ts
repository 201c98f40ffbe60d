/**
 * Gives each 64-bit hash a small number: 1, 2, … in the order of their first appearance; 0 is for null.
 *
 * Two values with the same hash count as one. Among a million values the chance of that is 3 in 100 million.
 */
export class CodeTable {
  #size = 1 << 12;
  #count = 0;
  #low: Uint32Array = new Uint32Array(this.#size);
  #high: Uint32Array = new Uint32Array(this.#size);
  #codes: Int32Array = new Int32Array(this.#size);

  /** How many different hashes there were. */
  get count(): number {
    return this.#count;
  }

  /** The number of a hash, given as its two halves. */
  codeOf(low: number, high: number): number {
    if (this.#count * 2 >= this.#size) this.#grow();
    const slot = this.#slotOf(low, high);
    if (this.#codes[slot] === 0) {
      this.#low[slot] = low;
      this.#high[slot] = high;
      this.#codes[slot] = ++this.#count;
    }
    return this.#codes[slot]!;
  }

  #slotOf(low: number, high: number): number {
    const mask = this.#size - 1;
    let mixed = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    let slot = (mixed ^ (mixed >>> 13)) & mask;
    while (this.#codes[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high)) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [lows, highs, codes] = [this.#low, this.#high, this.#codes];
    this.#size *= 4;
    this.#low = new Uint32Array(this.#size);
    this.#high = new Uint32Array(this.#size);
    this.#codes = new Int32Array(this.#size);
    for (let old = 0; old < codes.length; old++) {
      if (codes[old] === 0) continue;
      const slot = this.#slotOf(lows[old]!, highs[old]!);
      this.#low[slot] = lows[old]!;
      this.#high[slot] = highs[old]!;
      this.#codes[slot] = codes[old]!;
    }
  }
}
