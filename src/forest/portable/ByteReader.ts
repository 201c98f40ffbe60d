/**
 * Reads what a `ByteWriter` wrote; never beyond the end.
 *
 * @example new ByteReader(Uint8Array.of(172, 2), "readAge").varint() // 300
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #caller: string;
  #at = 0;

  /** @param caller - function named in the messages */
  constructor(bytes: Uint8Array, caller: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#caller = caller;
  }

  /** Bytes that are still to be read. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** @throws RangeError at the end; so do the others */
  byte(): number {
    return this.#bytes[this.#next(1)]!;
  }

  /** @throws RangeError also for a number above 2⁵³ − 1 */
  varint(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.byte();
      value += (byte % 128) * unit;
      if (value > Number.MAX_SAFE_INTEGER || unit > Number.MAX_SAFE_INTEGER) {
        throw new RangeError(`${this.#caller}: a whole number must be below 2^53, got more before byte ${this.#at}`);
      }
      if (byte < 128) return value;
    }
  }

  uint32(): number {
    return this.#view.getUint32(this.#next(4), true);
  }

  float64(): number {
    return this.#view.getFloat64(this.#next(8), true);
  }

  /** The next bytes, not copied. */
  raw(length: number): Uint8Array {
    const start = this.#next(length);
    return this.#bytes.subarray(start, this.#at);
  }

  #next(length: number): number {
    if (length > this.left) {
      const missing = length - this.left;
      throw new RangeError(
        `${this.#caller}: the bytes must be whole, got ${this.#bytes.length}, at least ${missing} too few`,
      );
    }
    const start = this.#at;
    this.#at += length;
    return start;
  }
}
