import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventBuffer } from "../../../src/generate/behaviour/EventBuffer";
import { resolveGenerateOptions } from "../../../src/generate/GenerateOptions";
import { blockDays, BlockMaker } from "../../../src/generate/output/BlockMaker";
import { TEXT_FORMATS } from "../../../src/generate/output/OUTPUT_FORMATS";

const options = resolveGenerateOptions({ users: 30, days: 7, seed: 3 });

describe("blockDays(options, events)", () => {
  it.each([
    [1, [0, 1, 2, 3, 4, 5, 6, 7]],
    [400, [0, 2, 4, 6, 7]],
    [1e9, [0, 7]],
  ])("begins a block every so many days, with about %d events each, and ends with the log", (events, days) => {
    expect(blockDays(resolveGenerateOptions({ users: 30, days: 7, eventsPerUserDay: 7 }), events)).toEqual(days);
  });
  it("covers every day once, whatever the sizes (property)", () => {
    const size = fc.record({
      users: fc.integer({ min: 1, max: 1000 }),
      days: fc.integer({ min: 1, max: 400 }),
      eventsPerUserDay: fc.double({ min: 0.001, max: 1000, noNaN: true }),
    });
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 1_000_000 }), (given, events) => {
        const days = blockDays({ ...options, ...given }, events);
        expect([days[0], days.at(-1)]).toEqual([0, given.days]);
        for (let block = 1; block < days.length; block++) expect(days[block]!).toBeGreaterThan(days[block - 1]!);
      }),
    );
  });
});

describe("BlockMaker", () => {
  it("counts the events of a block before it is put in order, and hands on those after it", () => {
    const maker = new BlockMaker(options, "parquet");
    const { events, after } = maker.start(0, 3);
    const block = maker.finish(0, new EventBuffer(1), 1);
    expect([block.events, block.written, block.text.length]).toEqual([events, events, 0]);
    const endMs = options.startMs + 3 * 86_400_000;
    const { timestampMs } = block.rows!.columns;
    for (let row = 1; row < events; row++) expect(timestampMs[row]).toBeGreaterThanOrEqual(timestampMs[row - 1]!);
    expect(timestampMs[events - 1]).toBeLessThan(endMs);
    expect(after.length).toBeGreaterThan(0);
    for (let row = 0; row < after.length; row++) expect(after.columns.timestampMs[row]).toBeGreaterThanOrEqual(endMs);
  });
  it("takes in what the block before has left over", () => {
    const maker = new BlockMaker(options, "parquet");
    const { after } = maker.start(0, 3);
    const { events } = maker.start(3, 7);
    maker.finish(0, new EventBuffer(1), 1);
    expect(maker.finish(3, after, 1).events).toBe(events + after.length);
  });
  it("makes the same blocks when they are started in another order", () => {
    const [one, two] = [new BlockMaker(options, "csv"), new BlockMaker(options, "csv")];
    const { after } = one.start(0, 3);
    const first = one.finish(0, new EventBuffer(1), 1);
    one.start(3, 7);
    const second = one.finish(3, after, first.events + 1);
    two.start(3, 7);
    const carried = two.start(0, 3).after;
    for (const [block, other] of [
      [two.finish(3, carried, first.events + 1), second],
      [two.finish(0, new EventBuffer(1), 1), first],
    ] as const) {
      expect({ ...block, text: null }).toEqual({ ...other, text: null });
      expect(Buffer.compare(block.text, other.text)).toBe(0);
    }
  });
  it.each(["csv", "jsonl"] as const)("makes the lines of %s that the format's own function makes", (format) => {
    const [maker, parquet] = [new BlockMaker(options, format), new BlockMaker(options, "parquet")];
    maker.start(0, 7);
    parquet.start(0, 7);
    const block = maker.finish(0, new EventBuffer(1), 1);
    const events = parquet.finish(0, new EventBuffer(1), 1).events;
    const lines = Buffer.from(block.text).toString().split("\n");
    expect([lines.length, lines.at(-1), block.rows]).toEqual([events + 1, "", null]);
  });
  it.each(["sshd", "windows", "okta", "entra", "cloudtrail"] as const)(
    "labels the lines of %s by the ids that they hold, or by their number",
    (format) => {
      const maker = new BlockMaker(options, format);
      maker.start(0, 7);
      const { written, events, text, labels } = maker.finish(0, new EventBuffer(1), 1);
      const lines = Buffer.from(text).toString().trimEnd().split("\n");
      expect(lines.length).toBe(written);
      expect(written).toBeLessThanOrEqual(events);
      expect(labels.ordinary.events + labels.id.length).toBe(written);
      const last = TEXT_FORMATS[format].holdsIds ? events : written;
      for (const id of labels.id) expect(id >= 1 && id <= last).toBe(true);
      expect(new Set(labels.id).size).toBe(labels.id.length);
    },
  );
});
