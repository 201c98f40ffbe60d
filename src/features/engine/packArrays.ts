import type { AggregateArrays } from "./aggregates/WindowAggregate";

/** Numbers begin at multiples of this, so that they can be looked at where they are. */
const ALIGNMENT = 8;

interface Layout {
  header: unknown;
  arrays: { name: string; type: "i32" | "f64"; length: number }[];
}

/**
 * Arrays of numbers and a header of plain values as bytes: a line that says what it is, a line of JSON, then the numbers,
 * little-endian.
 */
export function packArrays(kind: string, header: unknown, arrays: AggregateArrays): Uint8Array {
  const entries = Object.entries(arrays);
  const layout: Layout = {
    header,
    arrays: entries.map(([name, array]) => ({
      name,
      type: array instanceof Int32Array ? "i32" : "f64",
      length: array.length,
    })),
  };
  const text = Buffer.from(`${kind}\n${JSON.stringify(layout)}\n`);
  const start = aligned(text.length);
  const bytes = new Uint8Array(entries.reduce((at, [, array]) => at + aligned(array.byteLength), start));
  bytes.set(text);
  let at = start;
  for (const [, array] of entries) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/**
 * What {@link packArrays} packed.
 *
 * @throws Error when the bytes are of another kind, damaged or cut off
 */
export function unpackArrays(kind: string, bytes: Uint8Array): { header: unknown; arrays: AggregateArrays } {
  const firstEnd = bytes.indexOf(10);
  const secondEnd = bytes.indexOf(10, firstEnd + 1);
  const isKind = Buffer.from(bytes.subarray(0, Math.max(0, firstEnd))).toString() === kind;
  if (!isKind || secondEnd < 0) throw new Error(`unpackArrays: these bytes are no ${kind}`);
  let layout: Layout;
  try {
    layout = JSON.parse(Buffer.from(bytes.subarray(firstEnd + 1, secondEnd)).toString()) as Layout;
  } catch (error) {
    throw new Error(`unpackArrays: the ${kind} is damaged`, { cause: error });
  }
  let at = aligned(secondEnd + 1);
  const arrays: AggregateArrays = {};
  for (const { name, type, length } of layout.arrays) {
    const size = length * (type === "i32" ? 4 : 8);
    if (at + size > bytes.length) throw new Error(`unpackArrays: the ${kind} is cut off`);
    // Copied: what was read from a file may begin anywhere, and must not be kept whole for one of its arrays.
    // A Buffer's own slice is no copy.
    const own = Uint8Array.prototype.slice.call(bytes, at, at + size).buffer;
    arrays[name] = type === "i32" ? new Int32Array(own) : new Float64Array(own);
    at += aligned(size);
  }
  return { header: layout.header, arrays };
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}
