import { describe, expect, it } from "vitest";
import { countOutOfOrder } from "../../src/logs/countOutOfOrder";
import { dropDuplicates } from "../../src/logs/dropDuplicates";
import { emptyEvent } from "../../src/logs/eventColumns";
import { EventWriter } from "../../src/logs/EventWriter";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";

/** Files with an event for each letter: the user's name, at a second that the letter stands for. */
async function databaseOf(files: Readonly<Record<string, string>>) {
  const db = await openDatabase();
  const writer = await EventWriter.open(db);
  for (const [file, letters] of Object.entries(files)) {
    writer.startFile(file);
    [...letters].forEach((user, index) =>
      writer.accept(index + 1, { ...emptyEvent(), user, timestampUs: user.charCodeAt(0) * 1e6 }),
    );
  }
  await writer.close();
  return db;
}
const left = async (db: Awaited<ReturnType<typeof openDatabase>>) =>
  (await queryRows(db, `SELECT row, source || ':' || "user" AS event FROM events ORDER BY row`)).map(
    ({ row, event }, index) => (row === index ? event : `row ${String(row)}`),
  );

describe("dropDuplicates(db)", () => {
  it("drops from later files what an earlier one has, and numbers the rest anew", async () => {
    const db = await databaseOf({ old: "abc", new: "bcde" });
    expect(await dropDuplicates(db)).toEqual(new Map([["new", 2]]));
    expect(await left(db)).toEqual(["old:a", "old:b", "old:c", "new:d", "new:e"]);
  });
  it("keeps what stands twice in one file, and of two and three the three", async () => {
    const db = await databaseOf({ one: "aab", two: "aaab" });
    expect(await dropDuplicates(db)).toEqual(new Map([["two", 3]]));
    expect(await left(db)).toEqual(["one:a", "one:a", "one:b", "two:a"]);
  });
  it("leaves files alone that have no time in common", async () => {
    const db = await databaseOf({ one: "ab", two: "cd" });
    expect(await dropDuplicates(db)).toEqual(new Map());
    expect(await left(db)).toHaveLength(4);
  });
  it("sees an overlap that a third file stands between", async () => {
    const db = await databaseOf({ long: "az", short: "b", other: "z" });
    expect(await dropDuplicates(db)).toEqual(new Map([["other", 1]]));
  });
});

describe("countOutOfOrder(db)", () => {
  it("counts by file the events that are earlier than the one before, not those of the same time", async () => {
    const db = await databaseOf({ one: "abacb", two: "aabb", three: "a" });
    expect(await countOutOfOrder(db)).toEqual(new Map([["one", 2]]));
  });
});
