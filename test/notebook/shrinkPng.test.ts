import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { shrinkPng } from "../../src/notebook/shrinkPng";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG without compression, 8 bits a channel. */
function png(width: number, rows: number[][], colourType: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  const data = deflateSync(Buffer.from(rows.flat()), { level: 0 });
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.of())]);
}

describe("shrinkPng(png)", () => {
  const line = (filter: number, bytes: number[]) => [filter, ...bytes];

  it("turns few colours into a palette and makes the file smaller", () => {
    const red = Array.from({ length: 200 }, () => [255, 0, 0, 255]).flat();
    const shrunk = shrinkPng(
      png(
        200,
        Array.from({ length: 50 }, () => line(0, red)),
        6,
      ),
    );
    expect(shrunk.length).toBeLessThan(200);
    const at = shrunk.indexOf("PLTE");
    expect([...shrunk.subarray(at + 4, at + 7)]).toEqual([255, 0, 0]);
  });
  it("undoes each filter: five rows that mean the same pixels give the same index everywhere", () => {
    const [width, grey] = [100, 60];
    const plain = Array<number>(width * 3).fill(grey);
    const fromLeft = [grey, grey, grey, ...Array<number>((width - 1) * 3).fill(0)];
    const average = plain.map((_, x) => (x < 3 ? grey / 2 : 0));
    const zeros = plain.map(() => 0);
    const rows = [line(0, plain), line(1, fromLeft), line(2, zeros), line(3, average), line(4, zeros)];
    const shrunk = shrinkPng(png(width, rows, 2));
    const at = shrunk.indexOf("PLTE");
    expect(shrunk.readUInt32BE(at - 4)).toBe(3);
    expect([...shrunk.subarray(at + 4, at + 7)]).toEqual([grey, grey, grey]);
  });
  it("uses at most 256 colours and keeps that of large areas", () => {
    const shades = Array.from({ length: 600 }, (_, n) => [n % 256, (n * 7) % 256, n >> 8]);
    const row = [...shades, ...Array.from({ length: 400 }, () => [12, 34, 56])].flat();
    const shrunk = shrinkPng(
      png(
        1000,
        Array.from({ length: 4 }, () => line(0, row)),
        2,
      ),
    );
    const at = shrunk.indexOf("PLTE");
    expect(shrunk.readUInt32BE(at - 4)).toBe(256 * 3);
    expect(shrunk.subarray(at + 4, at + 4 + 768).indexOf(Buffer.of(12, 34, 56)) % 3).toBe(0);
  });
  it("keeps the pixels of a transparent picture", () => {
    const clear = Array.from({ length: 200 }, () => [255, 0, 0, 128]).flat();
    const shrunk = shrinkPng(
      png(
        200,
        Array.from({ length: 50 }, () => line(0, clear)),
        6,
      ),
    );
    expect(shrunk.indexOf("PLTE")).toBe(-1);
    expect(shrunk.length).toBeLessThan(1000);
  });
  it("returns what it does not know as it is", () => {
    const grey = png(2, [[0, 1, 2]], 0);
    expect(shrinkPng(grey)).toBe(grey);
  });
});
