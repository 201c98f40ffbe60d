import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../src/forest/IsolationForest";
import type { Matrix } from "../../src/forest/Matrix";
import { blockOf, tallMatrix } from "../../src/forest/TallMatrix";

const block = (rows: number, columns = 2): Matrix => ({ data: new Float64Array(rows * columns), rows, columns });

describe("tallMatrix(X, caller)", () => {
  it("puts blocks one below the other, without a copy", () => {
    const blocks = [block(3), block(1), block(4)];
    const tall = tallMatrix(blocks, "call");
    expect(tall).toEqual({ blocks, starts: [0, 3, 4], rows: 8, columns: 2, caller: "call" });
    expect(tall.blocks[2]).toBe(blocks[2]);
    expect(tallMatrix(blocks[0]!, "call")).toEqual({
      blocks: [blocks[0]],
      starts: [0],
      rows: 3,
      columns: 2,
      caller: "call",
    });
  });
  it("says in which block a row is", () => {
    const tall = tallMatrix([block(3), block(1), block(4)], "call");
    expect([0, 2, 3, 4, 7].map((row) => blockOf(tall, row))).toEqual([0, 0, 1, 2, 2]);
  });
  it.each<[string, unknown, string]>([
    ["no blocks", [], "call: X must have at least one block, got a list of 0"],
    ["other columns", [block(1), block(1, 3)], "call: block 1 must have 2 columns as the first, got 3"],
    ["an empty block", [block(1), block(0)], "call: block 1: rows must be a whole number of at least 1, got 0"],
    ["what is no block", [5], "call: X must be { data, rows, columns }, got 5"],
    [
      "rows as lists",
      [
        [1, 2],
        [3, 4],
      ],
      "call: block 0: X must be { data, rows, columns }, got 1, 2",
    ],
  ])("refuses %s", (_, X, message) => {
    expect(() => tallMatrix(X as Matrix[], "call")).toThrow(message);
  });
});

describe("IsolationForest.fit(blocks)", () => {
  it("names the block of a value that it refuses", () => {
    const odd = block(3);
    odd.data[3] = Infinity;
    expect(() => new IsolationForest().fit([block(2), odd])).toThrow(
      new RangeError("IsolationForest.fit: block 1: values must be finite or NaN, got Infinity in row 1, column 1"),
    );
    odd.data[3] = 0.5;
    expect(() => new IsolationForest({ categorical: [1] }).fit([block(2), odd])).toThrow(
      "IsolationForest.fit: block 1: categories must be whole numbers from 0 to 2147483647 or NaN, got 0.5 in row 1",
    );
  });
});

describe("IsolationForest.fitParallel(X, { threads })", () => {
  it("grows many large trees by several threads, bit for bit as fit, and others run meanwhile", async () => {
    let state = 7;
    const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    const X: Matrix = { data: new Float32Array(20_000 * 8).map(next), rows: 20_000, columns: 8 };
    const options = { nEstimators: 60, maxSamples: 1024, extensionLevel: 1 };
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const forest = await new IsolationForest(options).fitParallel(X, { threads: 3 });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
    expect(forest.trees).toEqual(new IsolationForest(options).fit(X).trees);
  });
  it("refuses a wrong number of threads, and what fit refuses", async () => {
    for (const threads of [0, 65, 1.5, "2"] as number[]) {
      await expect(new IsolationForest().fitParallel(block(2), { threads })).rejects.toThrow(
        `IsolationForest.fitParallel: threads must be a whole number from 1 to 64, got ${JSON.stringify(threads)}`,
      );
    }
    await expect(new IsolationForest().fitParallel(block(2), { thread: 2 } as object)).rejects.toThrow(
      "IsolationForest.fitParallel: unknown option thread; the options are sampleWeight, threads",
    );
    const odd = block(2);
    odd.data.fill(Infinity);
    const forest = new IsolationForest();
    await expect(forest.fitParallel(odd, { threads: 2 })).rejects.toThrow("got Infinity in row 0, column 0");
    expect(() => forest.trees).toThrow("fit must be called first");
  });
});
