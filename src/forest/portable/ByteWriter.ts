/**
 * Writes bytes one after the other: the same ones, little endian, on every machine.
 *
 * @example
 * const writer = new ByteWriter();
 * writer.varint(300);
 * writer.bytes // Uint8Array of 172, 2
 */
export class ByteWriter {
  #buffer: Uint8Array = new Uint8Array(1024);
  #view: DataView = new DataView(this.#buffer.buffer);
  #length = 0;

  /** A copy of all that was written. */
  get bytes(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  /** A whole number from 0 to 255. */
  byte(value: number): void {
    const at = this.#next(1);
    this.#buffer[at] = value;
  }

  /** A whole number from 0 to 2⁵³ − 1: seven bits a byte, the last ones first, the eighth bit says that more follow. */
  varint(value: number): void {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.byte((rest % 128) + 128);
    this.byte(rest);
  }

  uint32(value: number): void {
    const start = this.#next(4);
    this.#view.setUint32(start, value, true);
  }

  float32(value: number): void {
    const start = this.#next(4);
    this.#view.setFloat32(start, value, true);
  }

  float64(value: number): void {
    const start = this.#next(8);
    this.#view.setFloat64(start, value, true);
  }

  raw(bytes: Uint8Array): void {
    const start = this.#next(bytes.length);
    this.#buffer.set(bytes, start);
  }

  /** Makes room, perhaps in another buffer; returns where it begins. */
  #next(length: number): number {
    const start = this.#length;
    this.#length += length;
    if (this.#length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(this.#length, 2 * this.#buffer.length));
      larger.set(this.#buffer);
      this.#buffer = larger;
      this.#view = new DataView(larger.buffer);
    }
    return start;
  }
}
