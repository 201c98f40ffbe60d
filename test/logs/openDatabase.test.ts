import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/logs/openDatabase";

const LARGE = "CREATE TABLE t AS SELECT hash(i)::VARCHAR || hash(i + 1)::VARCHAR AS s FROM range(2000000) r(i)";

describe("openDatabase(options)", () => {
  it("puts what exceeds the memory on the disk, unless that is ruled out: then the query fails", async () => {
    const memoryLimit = "50MB";
    await (await openDatabase({ memoryLimit })).run(LARGE);
    const strict = await openDatabase({ memoryLimit, spills: false });
    await expect(strict.run(LARGE)).rejects.toThrow("Out of Memory");
  });

  it("gives each database a folder of its own for that: two in one end both processes", async () => {
    const folderOf = async (): Promise<string> => {
      const result = await (await openDatabase()).runAndReadAll("SELECT current_setting('temp_directory')");
      return String(result.getRows()[0]![0]);
    };
    const [one, other] = [await folderOf(), await folderOf()];
    expect(one).not.toBe(other);
    expect([dirname(one), dirname(other)]).toEqual([tmpdir(), tmpdir()]);
  });
});
