import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averagePathLength } from "../../../src/forest/trees/averagePathLength";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { Matrix } from "../../../src/forest/Matrix";
import { VARIANTS } from "../variants";
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

  it.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ["nothing", () => new Uint8Array(), "the bytes must begin with alif, got "],
    ["another kind", () => new TextEncoder().encode("PK34"), "the bytes must begin with alif, got 80 75 51 52"],
    ["only a name", (bytes) => bytes.slice(0, 4), "the bytes must be whole, got 4, at least 1 too few"],
    ["another version", (bytes) => ((bytes[4] = 3), bytes), "version must be 1 or 2, got 3"],
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

/** Two columns of any numbers, one of whole ones, a ninth of them missing. */
const TABLE: Matrix = {
  data: Float64Array.from({ length: 900 }, (_, at) => {
    if (at % 9 === 4) return NaN;
    return at % 3 === 2 ? (at * at) % 7 : Math.sin(at * at);
  }),
  rows: 300,
  columns: 3,
};
const more = Object.entries(VARIANTS).map(([name, options]) => {
  const forest = new IsolationForest({ nEstimators: 6, maxSamples: 32, contamination: 0.1, seed: 3, ...options });
  return [name, forest.fit(TABLE)] as const;
});

describe.each(more)("IsolationForest.toBytes() and fromBytes(bytes) of %s", (_, forest) => {
  const isPlain = Object.keys(forest.toJSON().trees[0]!).length === 6;
  it("give the same forest, bit for bit, in less than half of the JSON's bytes", () => {
    const bytes = forest.toBytes();
    const loaded = IsolationForest.fromBytes(bytes);
    expect(Buffer.from(loaded.score(TABLE).buffer).equals(Buffer.from(forest.score(TABLE).buffer))).toBe(true);
    expect(JSON.stringify(loaded)).toBe(JSON.stringify(forest));
    expect(loaded.toBytes()).toEqual(bytes);
    expect(bytes[4]).toBe(isPlain ? 1 : 2);
    expect(bytes.length * 2).toBeLessThan(JSON.stringify(forest).length);
  });
  it("refuse every cut, also with a right checksum", () => {
    const whole = forest.toBytes();
    for (let end = 0; end < whole.length; end += 7) {
      expect(() => IsolationForest.fromBytes(sealed(whole.slice(0, end)))).toThrow(
        /^IsolationForest\.from(Bytes|JSON): [^\n]+ got /,
      );
    }
  });
  it("of damaged bytes with a right checksum: say what is wrong, or give a forest that holds (property)", () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.nat(2)), { minLength: 1, maxLength: 3 });
    const whole = forest.toBytes();
    let refused = 0;
    fc.assert(
      fc.property(damage, (changes) => {
        const bytes = [...whole];
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
          refused++;
          expect((error as Error).message).toMatch(/^IsolationForest(\.from(Bytes|JSON))?: [^\n]+$/);
          expect(error instanceof RangeError || error instanceof TypeError).toBe(true);
          return;
        }
        expect(IsolationForest.fromJSON(JSON.parse(JSON.stringify(loaded))).toBytes()).toEqual(loaded.toBytes());
        if (loaded.columns !== TABLE.columns) return;
        for (const score of loaded.score(TABLE)) expect(score >= 0 && score <= 1).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(refused).toBeGreaterThan(10);
  });
});

/** Of the JSON without its trees. */
function headLength(forest: IsolationForest): number {
  return JSON.stringify({ ...forest.toJSON(), trees: undefined }).length;
}

describe("IsolationForest.toBytes() of trees that are not plain", () => {
  /** One tree of two leaves on some of whose parts the bytes depend, and its bytes behind the path length. */
  function treeBytes(options: object, tree: object): number[] {
    const { format, version, options: own } = SMALL.toJSON();
    const parts = {
      feature: [0, -1, -1],
      threshold: [0.5, 0, 0],
      left: [1, 0, 0],
      missingLeft: [1, 0, 0],
      pathLength: [0, 1, 1],
      samples: [2, 1, 1],
      ...tree,
    };
    const forest = IsolationForest.fromJSON({
      ...{ format, version, columns: 9, sampleSize: 2, threshold: 0.5 },
      options: { ...own, nEstimators: 1, maxSamples: 2, ...options },
      trees: [parts],
    });
    const bytes = forest.toBytes();
    const start = HEADER + 2 + headLength(forest);
    expect([bytes[4], ...bytes.subarray(start, start + 1)]).toEqual([2, 1]);
    return [...bytes.subarray(start + 9)];
  }
  const double = (value: number): number[] => [...new Uint8Array(Float64Array.of(value).buffer)];
  const leaf = [0, 0, 1];

  it("writes hyperplanes as columns, weights and means", () => {
    const hyperplanes = { start: [0, 2, 2, 2], column: [0, 5], weight: [1.5, -2], fill: [7, 8] };
    expect(treeBytes({ extensionLevel: 1 }, { hyperplanes })).toEqual([
      ...[1, 1], // one tree, hyperplanes
      ...[2, ...double(0.5)],
      ...[2, 0, 5, ...double(1.5), ...double(-2), ...double(7), ...double(8)],
      ...[...leaf, ...leaf],
    ]);
  });
  it("writes categories as their codes, each by how much it is above the one before", () => {
    const categories = { start: [0, 3, 3, 3], code: [2, 3, 200] };
    expect(treeBytes({ categorical: [0] }, { categories, threshold: [0, 0, 0] })).toEqual([
      ...[1, 2],
      ...[2, ...double(0)],
      ...[3, 2, 1, 197, 1],
      ...[...leaf, ...leaf],
    ]);
  });
  it("writes weights, and the samples of inner nodes, whose rows may go both ways", () => {
    expect(treeBytes({ missing: "both" }, { weight: [2, 1, 1] })).toEqual([
      ...[1, 4],
      ...[2, ...double(0.5)],
      ...[2, ...double(2)],
      ...[...leaf, ...double(1)],
      ...[...leaf, ...double(1)],
    ]);
  });
  it("refuses parts that it does not know", () => {
    const forest = new IsolationForest({ nEstimators: 1, extensionLevel: 1 }).fit(TABLE);
    const bytes = forest.toBytes();
    const lengths = HEADER + 2 + headLength(forest);
    const at = lengths + 1 + 8 * bytes[lengths]! + 1;
    expect(bytes[at]).toBe(1);
    bytes[at] = 8;
    expect(() => IsolationForest.fromBytes(sealed(bytes))).toThrow(
      new RangeError("IsolationForest.fromBytes: the nodes' parts must be from 1 to 7, got 8"),
    );
  });
});
