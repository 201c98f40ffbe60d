import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averagePathLength } from "../../../src/forest/trees/averagePathLength";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import { bytesFromForestJson } from "../../../src/forest/portable/forestBytes";
import { manyForests } from "./manyForests";

const HEADER = 9;

/** Two trees, each of three rows in one column. */
const SMALL = new IsolationForest({ nEstimators: 2, maxSamples: 3, seed: 1 }).fit({
  data: Float64Array.of(0, 1, 5),
  rows: 3,
  columns: 1,
});

/** The bytes with a checksum that is right: so what is wrong must be found otherwise. */
function sealed(bytes: Uint8Array): Uint8Array {
  if (bytes.length >= HEADER) {
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(5, crc32(bytes.subarray(HEADER)), true);
  }
  return bytes;
}

/** A body by hand: a head, path lengths, then whatever follows. */
function forged(head: string, lengths: number[], rest: number[]): Uint8Array {
  const body = Buffer.concat([
    Buffer.from([head.length]),
    Buffer.from(head),
    Buffer.from([lengths.length]),
    Buffer.from(Float64Array.from(lengths).buffer),
    Buffer.from(rest),
  ]);
  return sealed(Uint8Array.from(Buffer.concat([Buffer.from("alif\x01\0\0\0\0"), body])));
}

describe("IsolationForest.toBytes() and fromBytes(bytes)", () => {
  it("give the same forest, bit for bit (property)", () => {
    fc.assert(
      fc.property(manyForests, ({ X, forest }) => {
        const loaded = IsolationForest.fromBytes(forest.toBytes());
        expect(Buffer.from(loaded.score(X).buffer).equals(Buffer.from(forest.score(X).buffer))).toBe(true);
        expect(loaded.trees).toEqual(forest.trees);
        expect(JSON.stringify(loaded)).toBe(JSON.stringify(forest));
        expect(loaded.toBytes()).toEqual(forest.toBytes());
      }),
      { numRuns: 200 },
    );
  });

  it("write these bytes: name, version, checksum, head, path lengths, trees", () => {
    const bytes = SMALL.toBytes();
    const { trees, ...head } = SMALL.toJSON();
    const text = JSON.stringify(head);
    expect(text.length).toBeGreaterThan(127);
    const start = HEADER + 2;
    expect([...bytes.subarray(0, 5)]).toEqual([0x61, 0x6c, 0x69, 0x66, 1]);
    expect(new DataView(bytes.buffer).getUint32(5, true)).toBe(crc32(bytes.subarray(HEADER)));
    expect([...bytes.subarray(HEADER, start)]).toEqual([(text.length % 128) + 128, Math.floor(text.length / 128)]);
    expect(Buffer.from(bytes.subarray(start, start + text.length)).toString()).toBe(text);
    // Leaves are 1 or 2 deep, with one row each; after their two doubles comes the number of trees.
    const rest = bytes.subarray(start + text.length);
    expect([rest[0], rest[17]]).toEqual([2, 2]);
    // A tree: two splits of 9 bytes, three leaves of 3.
    expect(rest.length).toBe(18 + trees.length * (2 * 9 + 3 * 3));
  });

  it("need less than a third of the JSON's bytes", () => {
    const data = Float64Array.from({ length: 4000 }, (_, at) => Math.sin(at * at));
    const forest = new IsolationForest({ seed: 1 }).fit({ data, rows: 1000, columns: 4 });
    expect(forest.toBytes().length * 3).toBeLessThan(JSON.stringify(forest).length);
  });

  it("read a Buffer that begins in the middle of another one", () => {
    const bytes = Buffer.concat([Buffer.from("xxx"), SMALL.toBytes()]).subarray(3);
    expect(IsolationForest.fromBytes(bytes).toJSON()).toEqual(SMALL.toJSON());
  });

  it("number the nodes as a fit does, whatever order they had: the scores are the same", () => {
    // The root's right child has the nodes 3 and 4, where a fit puts those of its left child.
    const tree = {
      feature: [0, 0, 0, -1, -1, -1, -1],
      threshold: [5, 2, 8, 0, 0, 0, 0],
      left: [1, 5, 3, 0, 0, 0, 0],
      missingLeft: [1, 0, 0, 0, 0, 0, 0],
      pathLength: [0, 0, 0, 2 + averagePathLength(4), 2, 2 + averagePathLength(3), 3],
      samples: [10, 5, 5, 4, 1, 3, 2],
    };
    const options = { ...SMALL.options, nEstimators: 1, maxSamples: 10 };
    const forest = IsolationForest.fromJSON({ ...SMALL.toJSON(), options, sampleSize: 10, trees: [tree] });
    const loaded = IsolationForest.fromBytes(forest.toBytes());
    expect([...loaded.trees[0]!.left]).toEqual([1, 3, 5, 0, 0, 0, 0]);
    expect([...loaded.trees[0]!.pathLength]).toEqual([
      0,
      0,
      0,
      2 + averagePathLength(3),
      3,
      2 + averagePathLength(4),
      2,
    ]);
    const X = { data: Float64Array.of(1, 3, 6, 9, NaN), rows: 5, columns: 1 };
    expect(loaded.score(X)).toEqual(forest.score(X));
  });

  it("need a fitted forest", () => {
    expect(() => new IsolationForest().toBytes()).toThrow(
      new Error("IsolationForest.toBytes: fit must be called first"),
    );
  });

  it("refuse trees that have more than plain ones", () => {
    const json = SMALL.toJSON();
    const trees = json.trees.map((tree) => ({ ...tree, normals: [1] }));
    expect(() => bytesFromForestJson({ ...json, trees })).toThrow(
      new TypeError(
        "IsolationForest.toBytes: every split must be one feature and one threshold, got normals in tree 0",
      ),
    );
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ["nothing", () => new Uint8Array(), "the bytes must begin with alif, got "],
    ["another kind", () => new TextEncoder().encode("PK34"), "the bytes must begin with alif, got 80 75 51 52"],
    ["only a name", (bytes) => bytes.slice(0, 4), "the bytes must be whole, got 4, at least 1 too few"],
    ["another version", (bytes) => ((bytes[4] = 2), bytes), "version must be 1, got 2"],
    ["a damaged byte", (bytes) => ((bytes[40]! ^= 4), bytes), "the checksum must be "],
    ["a lost end", (bytes) => bytes.slice(0, -1), "the checksum must be "],
    ["a lost end with a right checksum", (bytes) => sealed(bytes.slice(0, -1)), "the bytes must be whole, got "],
    [
      "more than it should",
      (bytes) => sealed(Uint8Array.of(...bytes, 0)),
      "the last tree must end the bytes, got 1 more",
    ],
    ["a head that is no JSON", () => forged("{", [], [0]), "the head must be JSON, got 1 bytes that are not"],
    ["a head that is no object", () => forged("5", [], [0]), "the head must be a JSON object, got number"],
    ["a head that is null", () => forged("null", [], [0]), "the head must be a JSON object, got null"],
    [
      "a leaf without a path length",
      () => forged("{}", [0], [1, 0, 1, 1]),
      "a leaf must have one of 1 path lengths, got number 1",
    ],
    ["trees without end", () => forged("{}", [0], [255, 255, 255, 255, 255, 255, 255, 15]), "the bytes must be whole"],
  ])("refuse %s", (_, change, message) => {
    expect(() => IsolationForest.fromBytes(change(SMALL.toBytes()))).toThrow(`IsolationForest.fromBytes: ${message}`);
  });

  it("refuse more path lengths than there are bytes for, before making room for them", () => {
    const bytes = sealed(
      Uint8Array.from(Buffer.from("alif\x01\0\0\0\0\x02{}\xff\xff\xff\xff\xff\xff\xff\x0f", "latin1")),
    );
    expect(() => IsolationForest.fromBytes(bytes)).toThrow(
      "IsolationForest.fromBytes: the bytes must hold 9007199254740991 path lengths, got 0 bytes",
    );
  });

  it("refuse what is a forest's bytes but no forest, as fromJSON does", () => {
    expect(() => IsolationForest.fromBytes(forged("{}", [0], [0]))).toThrow(
      "IsolationForest.fromJSON: value must have the format authlens isolation forest, got undefined",
    );
  });

  it("refuse what is no bytes", () => {
    expect(() => IsolationForest.fromBytes("alif" as never)).toThrow(
      new TypeError("IsolationForest.fromBytes: bytes must be a Uint8Array, got string"),
    );
  });

  it("refuse every single damaged byte and every cut", () => {
    const whole = SMALL.toBytes();
    for (let at = 0; at < whole.length; at++) {
      const damaged = whole.slice();
      damaged[at]! ^= 1 << (at % 8);
      expect(() => IsolationForest.fromBytes(damaged)).toThrow(/^IsolationForest\.fromBytes: [^\n]+ got [^\n]+$/);
      expect(() => IsolationForest.fromBytes(whole.slice(0, at))).toThrow(/^IsolationForest\.fromBytes: [^\n]+ got /);
    }
  });

  it("of damaged bytes with a right checksum: say what is wrong, or give a forest that holds (property)", () => {
    const counts = { refused: 0, taken: 0 };
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.nat(2)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(manyForests, damage, ({ X, forest }, changes) => {
        const bytes = [...forest.toBytes()];
        for (const [at, byte, kind] of changes) {
          const place = HEADER + (at % (bytes.length - HEADER));
          if (kind === 0) bytes[place] = byte;
          else if (kind === 1) bytes.splice(place, 1);
          else bytes.splice(place, 0, byte);
        }
        let loaded: IsolationForest;
        try {
          loaded = IsolationForest.fromBytes(sealed(Uint8Array.from(bytes)));
        } catch (error) {
          counts.refused++;
          expect((error as Error).message).toMatch(/^IsolationForest(\.from(Bytes|JSON))?: [^\n]+$/);
          expect(error instanceof RangeError || error instanceof TypeError).toBe(true);
          return;
        }
        counts.taken++;
        expect(IsolationForest.fromJSON(JSON.parse(JSON.stringify(loaded))).toBytes()).toEqual(loaded.toBytes());
        if (loaded.columns !== X.columns) return;
        for (const score of loaded.score(X)) expect(score >= 0 && score <= 1).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(counts.refused).toBeGreaterThan(50);
    expect(counts.taken).toBeGreaterThan(10);
  });
});
