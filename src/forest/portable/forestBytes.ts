import { assertPlainTrees } from "./assertPlainTrees";
import type { ForestJson, TreeJson } from "../saving/forestJson";
import { ByteReader } from "./ByteReader";
import { ByteWriter } from "./ByteWriter";
import { crc32 } from "./crc32";

const MAGIC = "alif";
const VERSION = 1;
const CALLER = "IsolationForest.fromBytes";

/**
 * A forest's JSON in few bytes, about a quarter of its text.
 *
 * `alif`, one byte of version, CRC-32 of the rest; the JSON without its trees as UTF-8 after its length; the different
 * path lengths of leaves after their number; then tree by tree, node by node, from the root down, left before right: at
 * a leaf 0, the place of its path length, its samples; else 1 + 2 · feature + missingLeft and the threshold. Whole
 * numbers are varints, others 64-bit floats, little endian. What follows from this is left out: the samples of inner
 * nodes and where children are.
 *
 * @throws TypeError when a tree is not plain
 */
export function bytesFromForestJson<Options>({ trees, ...head }: ForestJson<Options>): Uint8Array {
  assertPlainTrees(trees, "IsolationForest.toBytes");
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
  for (const tree of trees) writeTree(body, tree, places);

  const bytes = new ByteWriter();
  bytes.raw(new TextEncoder().encode(MAGIC));
  bytes.byte(VERSION);
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
  if (version !== VERSION) throw new RangeError(`${CALLER}: version must be ${VERSION}, got ${version}`);
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
  for (let left = reader.varint(); left > 0; left--) trees.push(readTree(reader, lengths));
  if (reader.left > 0) throw new RangeError(`${CALLER}: the last tree must end the bytes, got ${reader.left} more`);
  return { ...head, trees };
}

function writeTree(body: ByteWriter, tree: TreeJson, places: ReadonlyMap<number, number>): void {
  const open = [0];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const feature = tree.feature[node]!;
    if (feature < 0) {
      body.varint(0);
      body.varint(places.get(tree.pathLength[node]!)!);
      body.varint(tree.samples[node]!);
    } else {
      body.varint(1 + 2 * feature + tree.missingLeft[node]!);
      body.float64(tree.threshold[node]!);
      const left = tree.left[node]!;
      open.push(left + 1, left);
    }
  }
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

function readTree(reader: ByteReader, lengths: readonly number[]): TreeJson {
  const feature = [-1];
  const threshold = [0];
  const left = [0];
  const missingLeft = [0];
  const pathLength = [0];
  const samples = [0];
  const open = [0];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const kind = reader.varint();
    if (kind === 0) {
      const place = reader.varint();
      if (place >= lengths.length) {
        throw new RangeError(`${CALLER}: a leaf must have one of ${lengths.length} path lengths, got number ${place}`);
      }
      pathLength[node] = lengths[place]!;
      samples[node] = reader.varint();
      continue;
    }
    feature[node] = Math.floor((kind - 1) / 2);
    missingLeft[node] = (kind - 1) % 2;
    threshold[node] = reader.float64();
    const child = feature.length;
    left[node] = child;
    for (const list of [threshold, left, missingLeft, pathLength, samples]) list.push(0, 0);
    feature.push(-1, -1);
    open.push(child + 1, child);
  }
  for (let node = feature.length - 1; node >= 0; node--) {
    if (feature[node]! >= 0) samples[node] = samples[left[node]!]! + samples[left[node]! + 1]!;
  }
  return { feature, threshold, left, missingLeft, pathLength, samples };
}
