import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/logs/openDatabase";

const LARGE = "CREATE TABLE t AS SELECT hash(i)::VARCHAR || hash(i + 1)::VARCHAR AS s FROM range(2000000) r(i)";

describe("openDatabase(options)", () => {
  it("puts what exceeds the memory on the disk, unless that is ruled out: then the query fails", async () => {
    const memoryLimit = "50MB";
    const db = await openDatabase({ memoryLimit });
    await db.run(LARGE);
    db.closeSync();
    const strict = await openDatabase({ memoryLimit, spills: false });
    await expect(strict.run(LARGE)).rejects.toThrow("Out of Memory");
  });
  it("keeps what two databases put on the disk at the same time apart", async () => {
    const databases = await Promise.all([1, 2].map(() => openDatabase({ memoryLimit: "50MB" })));
    await Promise.all(databases.map((db) => db.run(LARGE)));
    const check = "SELECT count(*), bit_xor(hash(s)) FROM t";
    const sums = await Promise.all(databases.map(async (db) => (await db.runAndReadAll(check)).getRows()));
    const alone = "SELECT count(*), bit_xor(hash(hash(i)::VARCHAR || hash(i + 1)::VARCHAR)) FROM range(2000000) r(i)";
    const expected = (await databases[0]!.runAndReadAll(alone)).getRows();
    expect(sums).toEqual([expected, expected]);
    for (const db of databases) db.closeSync();
  });
  it("leaves nothing on the disk when it is closed", async () => {
    const db = await openDatabase({ memoryLimit: "50MB" });
    await db.run(LARGE);
    const [[folder]] = (await db.runAndReadAll("SELECT current_setting('temp_directory')")).getRows() as [[string]];
    expect(existsSync(folder)).toBe(true);
    db.closeSync();
    await expect.poll(() => existsSync(folder)).toBe(false);
  });
});
