import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const MAX_COLOURS = 256;
/** Where red, green and blue stand in a colour. */
const SHIFTS = [16, 8, 0] as const;

/**
 * Makes a PNG of a chart several times smaller: at most 256 colours in a palette, compressed as well as zlib can.
 * Areas of one colour keep it; where there are more colours, the rare shades of edges move a little. A picture with
 * transparency is only compressed.
 *
 * @param png - as browsers write it: 8 bits a channel, not interlaced; others are returned as they are
 * @see https://www.w3.org/TR/png-3/
 */
export function shrinkPng(png: Buffer): Buffer {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === "IHDR")?.data;
  const channels = header?.[8] === 8 && header[12] === 0 ? { 2: 3, 6: 4 }[header[9]!] : undefined;
  if (!header || !channels) return png;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const filtered = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data)));
  const pixels = unfilter(filtered, width * channels, height, channels);
  const indexed = indexColours(pixels, width, height, channels);
  const smaller = indexed ? writePalettePng(header, indexed) : writePng(header, [], filtered);
  return smaller.length < png.length ? smaller : png;
}

interface Chunk {
  type: string;
  data: Buffer;
}

interface IndexedPixels {
  palette: Buffer;
  /** Rows of one byte a pixel, each after a 0 that says `no filter`. */
  rows: Buffer;
}

function readChunks(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** Undoes the five filters of PNG: each byte was predicted from those left, above and above left. */
function unfilter(filtered: Buffer, stride: number, height: number, channels: number): Buffer {
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= channels ? pixels[at - channels]! : 0;
      const above = y > 0 ? pixels[at - stride]! : 0;
      const corner = x >= channels && y > 0 ? pixels[at - stride - channels]! : 0;
      pixels[at] = filtered[y * (stride + 1) + 1 + x]! + predict(filter, left, above, corner);
    }
  }
  return pixels;
}

function predict(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
  if (toLeft! <= toAbove! && toLeft! <= toCorner!) return left;
  return toAbove! <= toCorner! ? above : corner;
}

/** The pixels by palette; undefined when some are transparent. */
function indexColours(pixels: Buffer, width: number, height: number, channels: number): IndexedPixels | undefined {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += channels) {
    if (channels === 4 && pixels[at + 3] !== 255) return undefined;
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const boxes = divideColours([...counts.keys()]);
  const indexOf = new Map(boxes.flatMap((box, index) => box.map((colour) => [colour, index] as const)));
  const commonest = (box: number[]): number => box.reduce((a, b) => (counts.get(b)! > counts.get(a)! ? b : a));
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    rows[pixel + Math.floor(pixel / width) + 1] = indexOf.get(pixels.readUIntBE(pixel * channels, 3))!;
  }
  return {
    palette: Buffer.from(boxes.map(commonest).flatMap((colour) => SHIFTS.map((shift) => (colour >> shift) & 255))),
    rows,
  };
}

/** Divides colours into at most 256 boxes: the widest is halved, across its widest channel, until there are enough. */
function divideColours(colours: number[]): number[][] {
  const boxes = [measure(colours)];
  while (boxes.length < MAX_COLOURS) {
    const widest = boxes.reduce((a, b) => (b.width > a.width ? b : a));
    if (widest.width === 0) break;
    const { colours, shift, middle } = widest;
    const halves = [true, false].map((low) => colours.filter((one) => ((one >> shift) & 255) <= middle === low));
    boxes.splice(boxes.indexOf(widest), 1, ...halves.map(measure));
  }
  return boxes.map(({ colours }) => colours);
}

interface ColourBox {
  colours: number[];
  /** The channel in which they differ most, as its place in the colour's bits, and by how much they do. */
  shift: number;
  width: number;
  middle: number;
}

function measure(colours: number[]): ColourBox {
  const channels = SHIFTS.map((shift) => {
    let [low, high] = [255, 0];
    for (const colour of colours) {
      low = Math.min(low, (colour >> shift) & 255);
      high = Math.max(high, (colour >> shift) & 255);
    }
    return { colours, shift, width: high - low, middle: Math.floor((low + high) / 2) };
  });
  return channels.reduce((a, b) => (b.width > a.width ? b : a));
}

function writePalettePng(header: Buffer, { palette, rows }: IndexedPixels): Buffer {
  const indexed = Buffer.from(header);
  indexed[9] = 3;
  return writePng(indexed, [{ type: "PLTE", data: palette }], rows);
}

function writePng(header: Buffer, extra: readonly Chunk[], rows: Buffer): Buffer {
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  const chunks = [
    { type: "IHDR", data: header },
    ...extra,
    { type: "IDAT", data },
    { type: "IEND", data: Buffer.of() },
  ];
  return Buffer.concat([SIGNATURE, ...chunks.map(({ type, data }) => packChunk(type, data))]);
}

function packChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
