import type { DuckDBConnection } from "@duckdb/node-api";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { gzipSync } from "node:zlib";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs, type ReadLogsOptions } from "../../src/logs/readLogs";
import { INJECTIONS, ODD_NAMES } from "./injectedNames";
import { JSON_SHAPES } from "./jsonShapes";
import { OWN_SAMPLES } from "./ownSamples";
import { temporaryFolder } from "./temporaryFolder";

const folder = temporaryFolder();
const NOTE = "the file is a JSON document: each of its records has a line of its own";
let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDatabase();
});

async function read(content: string | Uint8Array, options?: ReadLogsOptions) {
  const file = folder.write("document.json", content);
  const [report] = await readLogs(db, [file], { places: false, threads: 0, ...options });
  const events = await queryRows(db, "SELECT * EXCLUDE (source, event_id, line) FROM events ORDER BY row");
  const lines = await queryRows(db, "SELECT line FROM events ORDER BY row");
  const rejects = await queryRows(db, "SELECT line, reason FROM rejects");
  const { format, accepted, rejected, ignored, ignoredKinds, notes } = report!;
  expect(accepted + rejected + ignored).toBe(report!.lines);
  return {
    found: { format, events, rejected, reasons: rejects.map(({ reason }) => reason) },
    lines: lines.map(({ line }) => line),
    rejectedLines: rejects.map(({ line }) => line),
    ignored: Object.fromEntries(ignoredKinds),
    notes,
    all: report!.lines,
  };
}

/** The records of the samples that are JSON Lines, without what is no JSON. */
const SAMPLES = OWN_SAMPLES.filter(({ file }) => file.endsWith(".jsonl")).map(({ file }) => {
  const lines = readFileSync(join(__dirname, "../../data/samples", file), "utf8").split("\n");
  // A delivery of two stands on one line of CloudTrail's sample.
  const records = lines.flatMap((line) => {
    if (!line.endsWith("}")) return [];
    const record = JSON.parse(line) as { Records?: object[] };
    return record.Records ?? [record];
  });
  return [file, records] as const;
});

const BRIEF = ["a list over many lines", "Google's page", "Duo's page", "records over many lines"];

describe.each(SAMPLES)("readLogs(db, files) of the records of %s", (_file, records) => {
  it("finds in JSON documents what it finds in lines of one record each", async () => {
    const expected = await read(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    expect(expected.notes).not.toContain(NOTE);
    for (const { write } of JSON_SHAPES.filter(({ name }) => BRIEF.includes(name))) {
      const { found, notes, rejectedLines } = await read(write(records));
      expect(found).toEqual(expected.found);
      expect(notes).toContain(NOTE);
      expect(new Set(rejectedLines).size).toBe(rejectedLines.length);
    }
  });
});

const signIn = (user: string): Record<string, unknown> => ({
  ...{ timestamp: "2024-03-01T09:30:00Z", user, source_ip: "203.0.113.77", outcome: "failure", more: [{ a: {} }, []] },
});

describe("readLogs(db, files) of JSON documents", () => {
  it("gives an event the number of the line where its record begins", async () => {
    const document = JSON.stringify({ items: [signIn("ada"), signIn("ben")] }, null, 1);
    const begins = document.split("\n").flatMap((line, index) => (line === "  {" ? [index + 1] : []));
    const { lines, ignored, all } = await read(`\n${document}\n`);
    expect(lines).toEqual(begins.map((line) => line + 1));
    expect(all).toBe(document.split("\n").length + 1);
    // `{`, `"items": [`, `]` and `}` stand around; a record has twelve lines.
    expect(ignored).toEqual({ "blank line": 1, "outside of a record": 4, "further line of a record": 2 * 11 });
  });

  it("gives records on one line a line each", async () => {
    const { lines, all } = await read(JSON.stringify([signIn("ada"), signIn("ben"), signIn("eve")]));
    expect(lines).toEqual([1, 2, 3]);
    expect(all).toBe(3);
  });

  it("reads a packed document in UTF-16", async () => {
    const document = JSON.stringify([signIn("bj\u00f6rn"), signIn("🦊")], null, 2);
    const { found } = await read(gzipSync(Buffer.from(`\ufeff${document}`, "utf16le")));
    expect(found.events.map(({ user }) => user)).toEqual(["bj\u00f6rn", "🦊"]);
  });

  it("keeps names as they are, whatever stands in them, and the address, the outcome and the count too", async () => {
    const names = [...ODD_NAMES, ...INJECTIONS, "},\n{", "]}", "}]", '"}', '},{"', "\\", "a\\"];
    for (const { write } of JSON_SHAPES) {
      const { found, all } = await read(write(names.map(signIn)));
      expect(found.rejected).toBe(0);
      expect(all).toBeGreaterThanOrEqual(names.length);
      // The database gives a text that begins with a byte-order mark without it.
      const kept = names.map((name) => name.replace(/^\ufeff/, ""));
      expect(found.events.map(({ user }) => user)).toEqual(kept);
      for (const event of found.events) expect(event).toMatchObject({ source_ip: "203.0.113.77", outcome: "failure" });
    }
  });

  it("rejects a record of a list that is broken, and goes on with the next", async () => {
    const records = ["ada", "ben", "eve", "zoe"].map((user) => JSON.stringify(signIn(user), null, 2));
    records[1] = records[1]!.replace('"outcome": "failure"', '"outcome": "failure');
    for (const text of [
      `[\n${records.join(",\n")}\n]\n`,
      `[${records.join(", ")}]`,
      records.map((record) => `${record}\n`).join(""),
    ]) {
      const { found, rejectedLines } = await read(text);
      expect(found.events.map(({ user }) => user)).toEqual(["ada", "eve", "zoe"]);
      expect(found.reasons).toEqual(["not JSON"]);
      expect(rejectedLines).toHaveLength(1);
    }
    const compact = ["ada", "ben", "eve"].map((user) => JSON.stringify({ ...signIn(user), more: [] }));
    const { found } = await read(`[${compact[0]!},${compact[1]!.replace(":", "")},${compact[2]!}]`);
    expect(found.events.map(({ user }) => user)).toEqual(["ada", "eve"]);
    expect(found.reasons).toEqual(["not JSON"]);
  });

  it("rejects the record that the end of the file cuts, and what is no record", async () => {
    const cut = JSON.stringify([signIn("ada"), signIn("ben")], null, 2).slice(0, -30);
    expect((await read(cut, { format: "jsonl" })).found).toMatchObject({
      events: [{ user: "ada" }],
      reasons: ["not JSON"],
    });
    const odd = `[${JSON.stringify(signIn("ada"))}, 1, "two", null, [3], {}, ${JSON.stringify(signIn("ben"))}]`;
    const { found } = await read(odd, { format: "jsonl" });
    expect(found.events.map(({ user }) => user)).toEqual(["ada", "ben"]);
    expect(found.rejected).toBe(5);
  });

  it("rejects a record of 10 MB, and goes on, in bounded memory", async () => {
    const long = { ...signIn("ben"), more: "x".repeat(10_000_000) };
    const { found } = await read(JSON.stringify([signIn("ada"), long, signIn("eve")]));
    expect(found.events.map(({ user }) => user)).toEqual(["ada", "eve"]);
    expect(found.reasons).toEqual(["line is too long"]);
  });

  it.each([
    ["lines of one record each", (records: object[]) => records.map((one) => `${JSON.stringify(one)}\n`).join("")],
    ["the first of which is cut", (records: object[]) => `{"timestamp":"20\n${JSON.stringify(records[0])}\n`],
    [
      "records with lists of their own",
      () => `${JSON.stringify({ ...signIn("ada"), events: [{ a: 1 }, { a: 2 }] })}\n`,
    ],
  ])("takes for no document %s", async (_name, write) => {
    expect((await read(write([signIn("ada"), signIn("ben")]), { format: "jsonl" })).notes).not.toContain(NOTE);
  });
});
