import type { DuckDBDataChunk } from "@duckdb/node-api";

/** The memory of a column of numbers, as the database has it. */
export interface RawVector<Items> {
  items: Items;
  /** One bit a value, 0 where it is null; null when none is. */
  valid: Uint32Array | null;
}

/** What the package does not declare: its vectors of numbers are typed arrays with a bit mask. */
interface NumberVector<Items> {
  items: Items & { set(values: ArrayLike<number>): void };
  validity: { data: BigUint64Array | null; offset: number };
  flush(): void;
}

/**
 * A column of a chunk without a call or an object a value. Valid until the next chunk is fetched.
 *
 * @throws TypeError when the column is of a type that has no array of numbers
 */
export function rawVector<Items>(chunk: DuckDBDataChunk, column: number): RawVector<Items> {
  const { items, validity } = chunk.getColumnVector(column) as unknown as NumberVector<Items>;
  if (!ArrayBuffer.isView(items)) throw new TypeError(`rawVector: column ${column} must hold numbers`);
  const bits = validity.data;
  return { items, valid: bits === null ? null : new Uint32Array(bits.buffer, bits.byteOffset, bits.length * 2) };
}

/** Whether the value at an index is null. */
export function isNull(valid: Uint32Array | null, index: number): boolean {
  return valid !== null && ((valid[index >>> 5]! >>> (index & 31)) & 1) === 0;
}

/** Writes a column of a chunk at once. */
export function writeVector(
  chunk: DuckDBDataChunk,
  column: number,
  values: Float32Array | Float64Array | Int32Array,
): void {
  const vector = chunk.getColumnVector(column) as unknown as NumberVector<unknown>;
  vector.items.set(values);
  vector.flush();
}
