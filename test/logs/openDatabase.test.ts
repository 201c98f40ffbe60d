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
});
