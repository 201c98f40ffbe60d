import * as fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCsvReader } from "../../../src/logs/csv/createCsvReader";
import { readCleanCsv } from "../../../src/logs/csv/readCleanCsv";
import { EventWriter } from "../../../src/logs/EventWriter";
import { openDatabase } from "../../../src/logs/openDatabase";

const HEADER = "timestamp,user,source_ip,outcome,latitude,asn";
const ROW = "2024-03-01T08:30:00Z,bob,192.0.2.1,success,1.5,64500";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "clean csv [1] "))));
afterAll(() => rmSync(folder, { recursive: true }));

interface Result {
  read: { lines: number; withoutZone: number } | null;
  events: unknown[][];
}

async function clean(text: string | Buffer, columns?: ReadonlyMap<string, string>): Promise<Result> {
  const file = join(folder, "log.csv");
  writeFileSync(file, text);
  const header = text.toString().split("\n")[0]!;
  return stored(async (db, writer) => readCleanCsv(db, file, header, writer, columns));
}

/** As the other reader takes the same lines. */
async function lineByLine(text: string): Promise<Result & { rejected: number }> {
  let rejected = 0;
  const result = await stored((_, writer, account) => {
    const reader = createCsvReader("log.csv", writer);
    const lines = text.split("\n");
    if (lines.at(-1) === "") lines.pop();
    for (const [index, line] of lines.entries()) reader.read(line, index + 1);
    reader.end();
    writer.flush();
    rejected = account.rejected;
    return Promise.resolve(null);
  });
  return { ...result, rejected };
}

type Account = ReturnType<EventWriter["startFile"]>;

async function stored(
  fill: (
    db: Awaited<ReturnType<typeof openDatabase>>,
    writer: EventWriter,
    account: Account,
  ) => Promise<Result["read"]>,
): Promise<Result> {
  const db = await openDatabase();
  try {
    const writer = await EventWriter.open(db);
    const account = writer.startFile("log.csv");
    const read = await fill(db, writer, account);
    await writer.close();
    const events = await db.runAndReadAll(
      'SELECT * REPLACE (CAST("timestamp" AS VARCHAR) AS "timestamp") FROM events ORDER BY row',
    );
    return { read, events: events.getRows() };
  } finally {
    db.closeSync();
  }
}

describe("readCleanCsv", () => {
  it("reads every line of a clean file as an event, and counts the times without a zone", async () => {
    const { read, events } = await clean(`${HEADER}\n${ROW}\n2024-03-01 08:31:00,"o""hara, x",::1,denied,,\n`);
    expect(read).toEqual({ lines: 3, withoutZone: 1 });
    expect(events.map(([, , time, user]) => [time, user])).toEqual([
      ["2024-03-01 08:30:00", "bob"],
      ["2024-03-01 08:31:00", 'o"hara, x'],
    ]);
    expect(events.map((row) => row.at(-1))).toEqual([2n, 3n]);
  });

  it.each([
    ["a record is rejected for its outcome", `${ROW}\n2024-03-01T08:30:00Z,bob,192.0.2.1,perhaps,,`],
    ["a record is rejected for its time", `${ROW}\n2024-02-30T08:30:00Z,bob,192.0.2.1,success,,`],
    ["a time is written in another way", "1709281800,bob,192.0.2.1,success,,"],
    ["a time is past midnight", "2024-03-01T24:00:00Z,bob,192.0.2.1,success,,"],
    ["a number is written in another way", "2024-03-01T08:30:00Z,bob,192.0.2.1,success,0x10,"],
    ["a field is missing", "2024-03-01T08:30:00Z,bob,192.0.2.1,success,1"],
    ["a field is one too many", `${ROW},x`],
    ["a quoted field has a line break", '2024-03-01T08:30:00Z,"bo\nb",192.0.2.1,success,,'],
    ["a quote never closes", '2024-03-01T08:30:00Z,"bob,192.0.2.1,success,,'],
    ["text follows a quote", '2024-03-01T08:30:00Z,"bob"x,192.0.2.1,success,,'],
    ["a space follows a quote", '2024-03-01T08:30:00Z,"ada" ,192.0.2.1,success,,'],
    ["a space stands before a quote", '2024-03-01T08:30:00Z, "ada",192.0.2.1,success,,'],
    ["a space follows a quote at the end", `2024-03-01T08:30:00Z,bob,192.0.2.1,success,,"64500" `],
    ["a line is blank", `${ROW}\n\n${ROW}`],
    ["a line ends with a carriage return", `${ROW}\r`],
    ["a control character stands in it", ROW.replace("bob", "b\0b")],
    ["a line is very long", ROW.replace("bob", "b".repeat(300_000))],
  ])("reads nothing when %s", async (_, rows) => {
    expect(await clean(`${HEADER}\n${rows}\n`)).toEqual({ read: null, events: [] });
  });

  it("reads nothing when the space after a quote is in the next piece of the file", async () => {
    const start = '2024-03-01T08:30:00Z,"ada"';
    const rest = (1 << 20) - HEADER.length - 1 - start.length;
    const count = Math.floor(rest / (ROW.length + 1)) - 1;
    const pad = ROW.replace("bob", "b".repeat(3 + rest - (count + 1) * (ROW.length + 1)));
    const text = `${HEADER}\n${`${ROW}\n`.repeat(count)}${pad}\n${start} ,192.0.2.1,success,1.5,\n`;
    expect(text.indexOf('" ')).toBe((1 << 20) - 1);
    expect((await clean(text)).read).toBeNull();
    expect((await clean(text.replace('" ', '"'))).read?.lines).toBe(count + 3);
  });

  // The database reads parts of 8 MB side by side.
  it("reads the lines of a large file with quotes in their order, each once", async () => {
    const rows = Array.from({ length: 300_000 }, (_, index) => ROW.replace("bob", `"line, ${index + 2}"`));
    const text = `${HEADER}\n${rows.join("\n")}\n`;
    expect(text.length).toBeGreaterThan(2 * 8_000_000);
    const { read, events } = await clean(text);
    expect(read?.lines).toBe(300_001);
    expect(events.length).toBe(300_000);
    expect(events.findIndex((row, index) => row[3] !== `line, ${index + 2}` || row.at(-1) !== BigInt(index + 2))).toBe(
      -1,
    );
  });

  it.each([8_000_000, 16_000_000])(
    "reads nothing when a quoted field has lines like records, and a part of the file begins within it, at byte %d",
    async (start) => {
      const row = `${ROW.replace("bob", '"b,ob"')}\n`;
      const field = `\n${`${ROW.replace("bob", "admin")}\n`.repeat(900)}`;
      const before = row.repeat(Math.floor((start - field.length / 2) / row.length));
      expect(field.length).toBeLessThan(65_000);
      const text = `${HEADER}\n${before}${ROW.replace("bob", `"${field}"`)}\n${row.repeat(150_000)}`;
      expect((await clean(text)).read).toBeNull();
    },
  );

  it("reads nothing when it is not UTF-8, or begins with a byte-order mark", async () => {
    const latin1 = Buffer.from(`${HEADER}\n${ROW.replace("bob", "b\u00f6b")}\n`, "latin1");
    expect((await clean(latin1)).read).toBeNull();
    expect((await clean(`\ufeff${HEADER}\n${ROW}\n`)).read).toBeNull();
  });

  it("reads nothing when columns have no names, or the same one", async () => {
    expect((await clean(`${HEADER},\n${ROW},\n`)).read).toBeNull();
    expect((await clean(`${HEADER},x,X\n${ROW},1,2\n`)).read).toBeNull();
    expect((await clean("a,b,c\n1,2,3\n")).read).toBeNull();
  });

  it("reads no file twice: what the sink throws after it has taken rows is thrown", async () => {
    const result = stored(async (db, writer) => {
      const file = join(folder, "log.csv");
      writeFileSync(file, `${HEADER}\n${ROW}\n`);
      const sink = {
        accept: () => undefined,
        reject: () => undefined,
        ignore: () => undefined,
        acceptRows: async (...rows: Parameters<EventWriter["acceptRows"]>) => {
          await writer.acceptRows(...rows);
          throw new Error("the disk is full");
        },
      };
      return readCleanCsv(db, file, HEADER, sink);
    });
    await expect(result).rejects.toThrow("the disk is full");
  });

  it("takes columns that the caller names", async () => {
    const columns = new Map([["timestamp", "when"], ["user", "who"], ["outcome", "ok"]]); // prettier-ignore
    const { read, events } = await clean("when;who;ok\n2024-03-01 08:30:00;007;1\n", columns);
    expect(read?.lines).toBe(2);
    expect(events[0]!.slice(2, 4)).toEqual(["2024-03-01 08:30:00", "007"]);
  });

  it("reads what it reads as the other reader does (property)", async () => {
    const odd = fc.constantFrom(
      "bob", "", "NULL", "null", "007", "1e5", " bob ", "\u202ebob", "😀", "#", "'", "a'b", "\\", "a\\", "a\tb", "\u00a0", "1_000",
    ); // prettier-ignore
    const texts = fc.oneof(odd, fc.string({ unit: fc.constantFrom(..."ab\",' ;\\"), maxLength: 6 }));
    const field = fc
      .tuple(texts, fc.boolean())
      .map(([text, isRaw]) =>
        isRaw ? text : /[",]/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text,
      );
    const usual = (value: string): string[] => Array<string>(8).fill(value);
    const record = fc.tuple(
      fc.constantFrom(...usual("2024-03-01T08:30:00Z"), "2024-03-01 08:30:00.5", "1709281800", "2255-12-31T00:00:00Z", '"2024-03-01T08:30:00Z"'),
      field,
      field,
      fc.constantFrom(...usual("success"), "Denied", " ok ", "1", "", '"failure"'),
      fc.constantFrom(...usual("1.5"), "", "-0.25", "1e5", "abc", " 1", "1d", "181.123456789012345"),
      fc.constantFrom("", "64500", "AS64500", "as1", "x", " 7 ", "99999999999"),
    ); // prettier-ignore
    let clear = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 3 }), async (records) => {
        const text = [HEADER, ...records.map((fields) => fields.join(","))].join("\n");
        const one = await clean(text);
        if (one.read === null) return;
        clear++;
        const other = await lineByLine(text);
        expect(one.events).toEqual(other.events);
        expect(other.rejected).toBe(0);
      }),
      { numRuns: 150 },
    );
    expect(clear).toBeGreaterThan(20);
  });
});
