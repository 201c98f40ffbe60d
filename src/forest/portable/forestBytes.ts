import type { ForestJson, TreeJson } from "../saving/forestJson";
import { ByteReader } from "./ByteReader";
import { ByteWriter } from "./ByteWriter";
import { crc32 } from "./crc32";
import { readTree } from "./readTree";
import { extrasCode, extrasFromCode, extrasOf } from "./treeExtras";
import { writeTree } from "./writeTree";

const MAGIC = "alif";
/** Of plain trees, and of those that have more. */
const [PLAIN, EXTENDED] = [1, 2] as const;
/** Hyperplanes, categories and weights together. */
const MOST_EXTRAS = 7;
const CALLER = "IsolationForest.fromBytes";

/**
 * A forest's JSON in few bytes, about a quarter of its text.
 *
 * `docs/portable.md` has the layout. Whole numbers are varints, others 64-bit floats, little endian. What follows from
 * the rest is left out: where children are and, where each row goes one way, the samples of inner nodes. Plain trees are
 * written as version 1, which has no place for more; others as version 2.
 */
export function bytesFromForestJson<Options>({ trees, ...head }: ForestJson<Options>): Uint8Array {
  const extras = extrasOf(trees);
  const code = extrasCode(extras);
  const body = new ByteWriter();
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  body.varint(headBytes.length);
  body.raw(headBytes);
  const places = new Map<number, number>();
  for (const { feature, pathLength } of trees) {
    pathLength.forEach((length, node) => {
      if (feature[node]! < 0 && !places.has(length)) places.set(length, places.size);
    });
  }
  body.varint(places.size);
  for (const length of places.keys()) body.float64(length);
  body.varint(trees.length);
  if (code > 0) body.varint(code);
  for (const tree of trees) writeTree(body, tree, places, extras);

  const bytes = new ByteWriter();
  bytes.raw(new TextEncoder().encode(MAGIC));
  bytes.byte(code > 0 ? EXTENDED : PLAIN);
  bytes.uint32(crc32(body.bytes));
  bytes.raw(body.bytes);
  return bytes.bytes;
}

/**
 * What {@link bytesFromForestJson} was given, but not yet checked to be a forest: `IsolationForest.fromJSON` does that. The
 * nodes are numbered as a fit numbers them.
 *
 * @throws TypeError or RangeError when the bytes are damaged, cut, of another version or of another kind
 */
export function forestJsonFromBytes(bytes: Uint8Array): unknown {
  if (!(bytes instanceof Uint8Array)) throw new TypeError(`${CALLER}: bytes must be a Uint8Array, got ${typeof bytes}`);
  const reader = new ByteReader(bytes, CALLER);
  const magic = reader.raw(Math.min(MAGIC.length, reader.left));
  if (!new TextEncoder().encode(MAGIC).every((byte, at) => magic[at] === byte)) {
    throw new TypeError(`${CALLER}: the bytes must begin with ${MAGIC}, got ${[...magic].join(" ")}`);
  }
  const version = reader.byte();
  if (version !== PLAIN && version !== EXTENDED) {
    throw new RangeError(`${CALLER}: version must be ${PLAIN} or ${EXTENDED}, got ${version}`);
  }
  const wanted = reader.uint32();
  const found = crc32(bytes.subarray(bytes.length - reader.left));
  if (found !== wanted) {
    throw new RangeError(`${CALLER}: the checksum must be ${wanted}, got ${found}: the bytes are damaged or cut`);
  }
  const head = readHead(reader);
  const count = reader.varint();
  if (count * 8 > reader.left) {
    throw new RangeError(`${CALLER}: the bytes must hold ${count} path lengths, got ${reader.left} bytes`);
  }
  const lengths = Array.from({ length: count }, () => reader.float64());
  const trees: TreeJson[] = [];
  let left = reader.varint();
  const code = version === EXTENDED ? reader.varint() : 0;
  if (code > MOST_EXTRAS)
    throw new RangeError(`${CALLER}: the nodes' parts must be from 1 to ${MOST_EXTRAS}, got ${code}`);
  for (; left > 0; left--) trees.push(readTree(reader, lengths, extrasFromCode(code), CALLER));
  if (reader.left > 0) throw new RangeError(`${CALLER}: the last tree must end the bytes, got ${reader.left} more`);
  return { ...head, trees };
}

function readHead(reader: ByteReader): object {
  const bytes = reader.raw(reader.varint());
  let head: unknown;
  try {
    head = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new TypeError(`${CALLER}: the head must be JSON, got ${bytes.length} bytes that are not`, { cause: error });
  }
  if (typeof head !== "object" || head === null) {
    throw new TypeError(`${CALLER}: the head must be a JSON object, got ${head === null ? "null" : typeof head}`);
  }
  return head;
}
