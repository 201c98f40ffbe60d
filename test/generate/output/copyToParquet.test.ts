import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EventBuffer } from "../../../src/generate/behaviour/EventBuffer";
import { type GenerateOptions, resolveGenerateOptions } from "../../../src/generate/GenerateOptions";
import { copyToParquet } from "../../../src/generate/output/copyToParquet";
import { createEventTranslator } from "../../../src/generate/output/createEventTranslator";
import { makeBlocks } from "../../../src/generate/output/runBlocks";
import { createSimulation } from "../../../src/generate/simulation/createSimulation";
import { LOG_FIELDS } from "../../../src/logs/eventColumns";
import { openDatabase } from "../../../src/logs/openDatabase";
import { queryRows } from "../../../src/logs/queryRows";
import { temporaryFolder } from "../../files/temporaryFolder";

const folder = temporaryFolder();
let files = 0;

/** Writes a log of some options, and gives what was to be written and what is there. */
async function copied(options: GenerateOptions, eventsInABlock?: number) {
  const resolved = resolveGenerateOptions(options);
  const simulation = createSimulation(resolved);
  const translate = createEventTranslator(simulation.organisation);
  const blocks = [...makeBlocks(resolved, "parquet", eventsInABlock)].map(({ rows }) => rows!);
  let id = 1;
  const events = blocks.flatMap((rows) => Array.from({ length: rows.length }, (_, row) => translate(rows, row, id++)));
  const file = emptyFile();
  const waiting: EventBuffer[] = [...blocks];
  await copyToParquet(file, simulation, () => waiting.shift() ?? null);
  return { file, events, blocks: blocks.length };
}

function emptyFile(): string {
  const file = join(folder, `log-${files++}.parquet`);
  writeFileSync(file, "");
  return file;
}

async function rowsOf(file: string) {
  const db = await openDatabase();
  const rows = await queryRows(
    db,
    `SELECT * REPLACE (epoch_us("timestamp") AS "timestamp")
       FROM read_parquet('${file}', file_row_number = true) ORDER BY file_row_number`,
  );
  db.closeSync();
  return rows;
}

describe("copyToParquet(file, simulation, next, expected)", () => {
  it.each([
    ["one block", {}, undefined],
    ["a block a day", {}, 1],
    ["cities of one's own, with quotes in their names", { offices: oddCities() }, undefined],
    [
      "half an event a day",
      { users: 3, days: 8, eventsPerUserDay: 0.5, attacks: "all=0", lookAlikes: "all=0" },
      undefined,
    ],
  ] as const)("writes the events as DuckDB reads them, in order: %s", async (_name, options, eventsInABlock) => {
    const { file, events } = await copied({ users: 20, days: 6, seed: 2, ...options }, eventsInABlock);
    const rows = await rowsOf(file);
    expect(rows.length).toBe(events.length);
    expect(rows.map(({ file_row_number }) => Number(file_row_number))).toEqual(rows.map((_, row) => row));
    const read = rows.map(({ timestamp, ...row }) => {
      const event: Record<string, unknown> = { ...row, timestampUs: Number(timestamp) };
      delete event.file_row_number;
      return event;
    });
    expect(read).toEqual(events);
  });
  it("has the columns of the event table, the time to the microsecond", async () => {
    const { file } = await copied({ users: 5, days: 3 });
    const db = await openDatabase();
    const columns = await queryRows(db, `SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet('${file}'))`);
    expect(columns.map(({ column_name }) => column_name)).toEqual(LOG_FIELDS);
    for (const [column_name, column_type] of [
      ["timestamp", "TIMESTAMP"],
      ["user", "VARCHAR"],
      ["latitude", "DOUBLE"],
      ["asn", "BIGINT"],
    ]) {
      expect(columns).toContainEqual({ column_name, column_type });
    }
  });
  it("writes a file without rows when there are no events", async () => {
    const file = emptyFile();
    await copyToParquet(file, createSimulation(resolveGenerateOptions({ users: 2, days: 3 })), () => null);
    expect(await rowsOf(file)).toEqual([]);
  });
  it("fails with what went wrong in making the events, not with the database's words", async () => {
    const simulation = createSimulation(resolveGenerateOptions({ users: 2, days: 3 }));
    const broken = () => {
      throw new RangeError("no more paper");
    };
    await expect(copyToParquet(emptyFile(), simulation, broken)).rejects.toThrow(new RangeError("no more paper"));
  });
});

function oddCities() {
  const place = { country: "DE", timeZone: "Europe/Berlin", latitude: 1 / 3, longitude: -0.5 };
  return [
    { name: "it's a 'town'", ...place },
    { name: 'a "town", too', ...place },
  ];
}
