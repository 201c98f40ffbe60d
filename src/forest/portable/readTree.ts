import type { TreeJson } from "../saving/forestJson";
import type { ByteReader } from "./ByteReader";
import type { TreeExtras } from "./treeExtras";

/** What a node has beside a column and a threshold. */
interface NodeExtras {
  column: number[];
  weight: number[];
  fill: number[];
  code: number[];
}

/**
 * Reads what `writeTree` wrote; the nodes are numbered as a fit numbers them.
 *
 * @param lengths - the path lengths of the forest's leaves
 * @param caller - function named in messages
 * @throws RangeError when the bytes end too soon, or a leaf has none of the path lengths
 */
export function readTree(reader: ByteReader, lengths: readonly number[], extras: TreeExtras, caller: string): TreeJson {
  const feature = [-1];
  const threshold = [0];
  const left = [0];
  const missingLeft = [0];
  const pathLength = [0];
  const samples = [0];
  const weight = [0];
  const more: NodeExtras[] = [];
  const open = [0];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const kind = reader.varint();
    if (kind === 0) {
      const place = reader.varint();
      if (place >= lengths.length) {
        throw new RangeError(`${caller}: a leaf must have one of ${lengths.length} path lengths, got number ${place}`);
      }
      pathLength[node] = lengths[place]!;
      samples[node] = reader.varint();
      if (extras.weight) weight[node] = reader.float64();
      continue;
    }
    feature[node] = Math.floor((kind - 1) / 2);
    missingLeft[node] = (kind - 1) % 2;
    threshold[node] = reader.float64();
    more[node] = readExtras(reader, extras);
    if (extras.weight) {
      samples[node] = reader.varint();
      weight[node] = reader.float64();
    }
    const child = feature.length;
    left[node] = child;
    for (const list of [threshold, left, missingLeft, pathLength, samples, weight]) list.push(0, 0);
    feature.push(-1, -1);
    open.push(child + 1, child);
  }
  // Where no row goes both ways, a node has as many as its children.
  for (let node = extras.weight ? -1 : feature.length - 1; node >= 0; node--) {
    if (feature[node]! >= 0) samples[node] = samples[left[node]!]! + samples[left[node]! + 1]!;
  }
  const nodes = Array.from(feature, (_, node) => more[node]);
  return {
    ...{ feature, threshold, left, missingLeft, pathLength, samples },
    ...(extras.hyperplanes && { hyperplanes: endToEnd(nodes, ["column", "weight", "fill"]) }),
    ...(extras.categories && { categories: endToEnd(nodes, ["code"]) }),
    ...(extras.weight && { weight }),
  };
}

function readExtras(reader: ByteReader, extras: TreeExtras): NodeExtras {
  const column = extras.hyperplanes ? readRising(reader) : [];
  const weight = column.map(() => reader.float64());
  const fill = column.map(() => reader.float64());
  return { column, weight, fill, code: extras.categories ? readRising(reader) : [] };
}

/** Each number takes a byte or more: a count beyond the end is found before there is room for it. */
function readRising(reader: ByteReader): number[] {
  const values: number[] = [];
  for (let left = reader.varint(), value = 0; left > 0; left--) {
    value += reader.varint();
    values.push(value);
  }
  return values;
}

/** Lists of all nodes behind each other, and where those of each begin. */
function endToEnd<Part extends keyof NodeExtras>(
  nodes: readonly (NodeExtras | undefined)[],
  parts: readonly Part[],
): Record<Part | "start", number[]> {
  const start = [0];
  for (const node of nodes) start.push(start.at(-1)! + (node?.[parts[0]!].length ?? 0));
  const lists = parts.map((part) => [part, nodes.flatMap((node) => node?.[part] ?? [])] as const);
  return { start, ...Object.fromEntries(lists) } as Record<Part | "start", number[]>;
}
