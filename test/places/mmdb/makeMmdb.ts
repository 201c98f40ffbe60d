import { parseAddress } from "../../../src/addresses/parseAddress";

/** A network, such as `8.8.8.0/24`, and the record that stands for it. */
export type NetworkRecord = readonly [network: string, record: unknown];

/** How {@link makeMmdb} writes. */
export interface MmdbLayout {
  ipVersion?: 4 | 6;
  /** Bits of one half of a node. */
  recordSize?: 24 | 28 | 32;
  databaseType?: string;
  majorVersion?: number;
}

type Branch = { children: [Branch, Branch] } | { data: number } | null;

/**
 * A MaxMind database with these networks; where they overlap, the longer prefix counts.
 *
 * @see https://maxmind.github.io/MaxMind-DB/
 */
export function makeMmdb(networks: readonly NetworkRecord[], layout: MmdbLayout = {}): Buffer {
  const { ipVersion = 6, recordSize = 24, databaseType = "Test-City", majorVersion = 2 } = layout;
  const data: Buffer[] = [];
  const places = new Map<string, number>();
  let dataLength = 0;
  const store = (record: unknown): number => {
    const key = JSON.stringify(record);
    if (!places.has(key)) {
      const bytes = encode(record);
      places.set(key, dataLength);
      data.push(bytes);
      dataLength += bytes.length;
    }
    return places.get(key)!;
  };
  let root: Branch = { children: [null, null] };
  const byLength = networks.map(([network, record]) => ({ bits: bitsOf(network, ipVersion), record }));
  byLength.sort((a, b) => a.bits.length - b.bits.length);
  for (const { bits, record } of byLength) root = insert(root, bits, store(record));
  const nodes: { children: [Branch, Branch] }[] = [];
  collect(root, nodes);
  const numbers = new Map(nodes.map((node, index) => [node, index]));
  const valueOf = (branch: Branch): number => {
    if (branch === null) return nodes.length;
    return "data" in branch ? nodes.length + 16 + branch.data : numbers.get(branch)!;
  };
  const tree = nodes.map(({ children: [left, right] }) => encodeNode(valueOf(left), valueOf(right), recordSize));
  return Buffer.concat([
    ...tree,
    Buffer.alloc(16),
    ...data,
    Buffer.from("\xab\xcd\xefMaxMind.com", "latin1"),
    encode({
      binary_format_major_version: majorVersion,
      binary_format_minor_version: 0,
      build_epoch: 1_750_000_000,
      database_type: databaseType,
      description: { en: "made for a test" },
      ip_version: ipVersion,
      languages: ["en"],
      node_count: nodes.length,
      record_size: recordSize,
    }),
  ]);
}

/** The bits of a network, as `"0"` and `"1"`, in the tree of a version: IPv4 lies at ::/96 of IPv6. */
function bitsOf(network: string, ipVersion: 4 | 6): string {
  const [address, length] = network.split("/") as [string, string];
  const { words } = parseAddress(address)!;
  const bits = words.map((word) => word.toString(2).padStart(32, "0")).join("");
  return (words.length === 1 && ipVersion === 6 ? "0".repeat(96) : "") + bits.slice(0, Number(length));
}

function insert(branch: Branch, bits: string, data: number): Branch {
  if (bits === "") return { data };
  const children: [Branch, Branch] = branch !== null && "children" in branch ? branch.children : [branch, branch];
  const side = bits.startsWith("1") ? 1 : 0;
  const changed: [Branch, Branch] = [...children];
  changed[side] = insert(children[side], bits.slice(1), data);
  return { children: changed };
}

function collect(branch: Branch, nodes: { children: [Branch, Branch] }[]): void {
  if (branch === null || "data" in branch) return;
  nodes.push(branch);
  branch.children.forEach((child) => collect(child, nodes));
}

function encodeNode(left: number, right: number, recordSize: 24 | 28 | 32): Buffer {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");
  if (recordSize !== 28) return Buffer.from(hex(left, recordSize / 4) + hex(right, recordSize / 4), "hex");
  // The middle byte has the first four bits of either half.
  const [a, b] = [hex(left, 7), hex(right, 7)];
  return Buffer.from(a.slice(1) + a[0]! + b[0]! + b.slice(1), "hex");
}

function encode(value: unknown): Buffer {
  if (typeof value === "string") return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === "boolean") return control(14, value ? 1 : 0);
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 ? whole(value) : double(value);
  if (Array.isArray(value)) return Buffer.concat([control(11, value.length), ...value.map(encode)]);
  const entries = Object.entries(value as object);
  return Buffer.concat([control(7, entries.length), ...entries.flatMap(([key, item]) => [encode(key), encode(item)])]);
}

/** The byte or bytes before a value: its type and its size. */
function control(type: number, size: number): Buffer {
  const small = Math.min(size, 29);
  const first = type > 7 ? [small, type - 7] : [(type << 5) | small];
  return Buffer.from(size < 29 ? first : [...first, size - 29]);
}

function whole(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return Buffer.concat([control(6, 4), bytes]);
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return Buffer.concat([control(3, 8), bytes]);
}
