import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/logs/openDatabase";
import { isOutOfMemory, namingMemory } from "../../src/logs/outOfMemory";
import { readLogs } from "../../src/logs/readLogs";
import { temporaryFolder } from "./temporaryFolder";

const folder = temporaryFolder();
const HEADER = "timestamp,user,source_ip,outcome,user_agent\n";
const SIGN_INS = Array.from(
  { length: 20_000 },
  (_, i) => `${1709285400 + i},user${i},10.0.${i >> 8}.${i & 255},success,agent-${i}-${"x".repeat(40)}\n`,
);

describe("namingMemory(what, error)", () => {
  it("says in one sentence what for, without the advice of the database", () => {
    const error = new Error("Out of Memory Error: failed to allocate 16.0 MiB\n\nPossible solutions:\n* Reducing");
    expect(namingMemory("reading a.log", error)).toEqual(
      new Error("reading a.log needs more memory than it may have (failed to allocate 16.0 MiB)"),
    );
    expect((namingMemory("reading a.log", error) as Error).cause).toBe(error);
  });
  it("leaves any other error as it is, and one that it has made", () => {
    for (const error of [new Error("a.log: no such file"), new Error("Failed to append: wrong type"), "text", null]) {
      expect(isOutOfMemory(error)).toBe(false);
      expect(namingMemory("reading a.log", error)).toBe(error);
    }
    const named = namingMemory("reading a.log", new Error("Out of Memory Error: full"));
    expect(namingMemory("detect", named)).toBe(named);
  });
});

describe("readLogs(db, paths) without enough memory", () => {
  // While rows are appended, while they are handed over at the end, and while the tables are made of them.
  it.each(["3MB", "6MB", "9MB", "12MB"])(
    "names the log in one sentence, and leaves no table, with %s",
    async (memoryLimit) => {
      const log = folder.write("large.csv", HEADER + SIGN_INS.join(""));
      const db = await openDatabase({ memoryLimit, spills: false });
      const why = await readLogs(db, [log], { places: false, threads: 0 }).catch((error: Error) => error.message);
      expect(why).toMatch(/^reading .*large\.csv needs more memory than it may have \([a-z].*\)$/);
      expect((await db.runAndReadAll("SHOW TABLES")).getRows()).toEqual([]);
      db.closeSync();
    },
  );
  it("names the one of several logs that it was reading", async () => {
    const small = folder.write("small.csv", HEADER + SIGN_INS[0]!);
    // So many lines that the first are handed over to the database before the last are read.
    const dirty = folder.write("dirty.csv", HEADER + SIGN_INS[0]! + "bad,x,y,success,z\n".repeat(250_000));
    const db = await openDatabase({ memoryLimit: "3MB", spills: false });
    await expect(readLogs(db, [small, dirty], { places: false, threads: 0 })).rejects.toThrow(
      /^reading [^ ]*dirty\.csv needs more memory than it may have \(/,
    );
    db.closeSync();
  });
});
