import { describe, expect, it } from "vitest";
import { EventBuffer } from "../../../src/generate/behaviour/EventBuffer";
import { type GenerateOptions, resolveGenerateOptions } from "../../../src/generate/GenerateOptions";
import type { Block } from "../../../src/generate/output/BlockMaker";
import { OUTPUT_FORMATS, type OutputFormat } from "../../../src/generate/output/OUTPUT_FORMATS";
import * as source from "../../../src/generate/output/runBlocks";
import { builtModule } from "./built";

const built = builtModule<typeof source>("generate/output/runBlocks");
const OPTIONS: GenerateOptions = { users: 30, days: 6, seed: 5, offices: ["Berlin", "New York", "Tokyo"] };

/** The whole log, and the labels of all blocks one after the other. */
async function whole(
  { runBlocks }: Pick<typeof source, "runBlocks">,
  format: OutputFormat,
  threads: number,
  eventsInABlock?: number,
): Promise<{ blocks: number; events: number; written: number; bytes: string; labels: number[]; ordinary: number }> {
  const blocks: Block[] = [];
  for await (const block of runBlocks(resolveGenerateOptions(OPTIONS), format, threads, eventsInABlock)) {
    blocks.push(block);
  }
  const columns = blocks.map(({ rows, text }) =>
    rows === null ? Buffer.from(text).toString("latin1") : rowTexts(rows).join("\n"),
  );
  const before = blocks.map((_, index) => blocks.slice(0, index).reduce((sum, { written }) => sum + written, 0));
  return {
    blocks: blocks.length,
    events: blocks.reduce((sum, { events }) => sum + events, 0),
    written: blocks.reduce((sum, { written }) => sum + written, 0),
    bytes: columns.join(format === "parquet" ? "\n" : ""),
    labels: blocks.flatMap(({ labels }, index) =>
      [...labels.id].map((id) => id + (format === "sshd" ? before[index]! : 0)),
    ),
    ordinary: blocks.reduce((sum, { labels }) => sum + labels.ordinary.events, 0),
  };
}

function rowTexts(rows: NonNullable<Block["rows"]>): string[] {
  return Array.from({ length: rows.length }, (_, row) => JSON.stringify(rows.at(row)));
}

describe("runBlocks(options, format, threads, eventsInABlock)", () => {
  it.each(OUTPUT_FORMATS)("gives the same bytes of %s whatever the size of the blocks", async (format) => {
    const { blocks, ...one } = await whole(source, format, 0, 1e9);
    const { blocks: many, ...other } = await whole(source, format, 0, 300);
    expect([blocks, many]).toEqual([1, 6]);
    expect(other).toEqual(one);
    expect(one.written).toBeGreaterThan(0);
  });
  it.each([
    ["csv", [1, 2, 3]],
    ["sshd", [1, 3]],
    ["parquet", [1, 3]],
    ["jsonl", [2]],
    ["windows", [2]],
    ["okta", [2]],
    ["entra", [2]],
    ["cloudtrail", [2]],
  ] as const)("gives the same bytes of %s with %j threads as without any", async (format, counts) => {
    const without = await whole(source, format, 0, 400);
    expect(without.blocks).toBeGreaterThanOrEqual(3);
    for (const threads of counts) expect(await whole(built, format, threads, 400)).toEqual(without);
  });
  it("gives no more threads than there are blocks something to do", async () => {
    expect(await whole(built, "csv", 64)).toEqual(await whole(source, "csv", 0));
  });
  it("ends its threads when nobody wants the rest", async () => {
    let blocks = 0;
    for await (const block of built.runBlocks(resolveGenerateOptions(OPTIONS), "csv", 2, 300)) {
      expect(block.events).toBeGreaterThan(0);
      if (++blocks === 2) break;
    }
    expect(blocks).toBe(2);
  });
  it("fails with the reason when a thread cannot make its blocks", async () => {
    const impossible = { ...resolveGenerateOptions(OPTIONS), roles: null } as never;
    await expect(async () => {
      for await (const block of built.runBlocks(impossible, "csv", 2, 300)) expect(block).toBeNull();
    }).rejects.toThrow(TypeError);
  });
});

describe("makeBlocks(options, format, eventsInABlock)", () => {
  it("gives the blocks of runBlocks one by one, without waiting", async () => {
    const events = [...source.makeBlocks(resolveGenerateOptions(OPTIONS), "csv", 300)].map((block) => block.events);
    expect(events.reduce((a, b) => a + b, 0)).toBe((await whole(source, "csv", 0)).events);
  });
});

describe("toPlain(buffer)", () => {
  it("gives the columns up to the last event, and all their memory to hand over", () => {
    const buffer = [...source.makeBlocks(resolveGenerateOptions(OPTIONS), "parquet")][0]!.rows!;
    const roomy = new EventBuffer(2 * buffer.length);
    roomy.append(buffer);
    const { events, transfer } = source.toPlain(roomy);
    expect(EventBuffer.from(events.columns).at(buffer.length - 1)).toEqual(buffer.at(buffer.length - 1));
    const columns = Object.values(events.columns) as Uint32Array[];
    expect(columns.map(({ length }) => length)).toEqual(columns.map(() => events.length));
    expect(transfer).toHaveLength(columns.length);
    columns.forEach((column, index) => expect(transfer[index]).toBe(column.buffer));
  });
});
