import { ByteWriter } from "./ByteWriter";

const VARINT = 0;
const BYTES = 2;

/**
 * One message of Protocol Buffers, field by field: as much of the format as an ONNX file needs.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 * @example new ProtobufMessage().int(1, 150).bytes // Uint8Array of 8, 150, 1
 */
export class ProtobufMessage {
  readonly #writer: ByteWriter = new ByteWriter();

  get bytes(): Uint8Array {
    return this.#writer.bytes;
  }

  /** A whole number of at least 0. */
  int(field: number, value: number): this {
    this.#writer.varint(field * 8 + VARINT);
    this.#writer.varint(value);
    return this;
  }

  text(field: number, value: string): this {
    return this.#block(field, new TextEncoder().encode(value));
  }

  message(field: number, value: ProtobufMessage): this {
    return this.#block(field, value.bytes);
  }

  /** Whole numbers of at least 0, packed. */
  ints(field: number, values: readonly number[]): this {
    const packed = new ByteWriter();
    for (const value of values) packed.varint(value);
    return this.#block(field, packed.bytes);
  }

  /** 32-bit floats, packed. */
  floats(field: number, values: readonly number[]): this {
    const packed = new ByteWriter();
    for (const value of values) packed.float32(value);
    return this.#block(field, packed.bytes);
  }

  #block(field: number, bytes: Uint8Array): this {
    this.#writer.varint(field * 8 + BYTES);
    this.#writer.varint(bytes.length);
    this.#writer.raw(bytes);
    return this;
  }
}
