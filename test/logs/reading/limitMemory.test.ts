import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/logs/openDatabase";
import { limitMemory } from "../../../src/logs/reading/limitMemory";

async function limits(memoryLimit: string): Promise<unknown[]> {
  const db = await openDatabase({ memoryLimit });
  const limit = async (): Promise<unknown> =>
    (await db.runAndReadAll("SELECT current_setting('memory_limit')")).getRows()[0]![0];
  try {
    const before = await limit();
    const restore = await limitMemory(db);
    const during = await limit();
    await restore();
    return [before, during, await limit()];
  } finally {
    db.closeSync();
  }
}

describe("limitMemory", () => {
  it("lowers the limit to a half, but to no less than 500 MB, and restores it", async () => {
    expect(await limits("4GB")).toEqual(["3.7 GiB", "1.8 GiB", "3.7 GiB"]);
    expect(await limits("1GB")).toEqual(["953.6 MiB", "476.8 MiB", "953.6 MiB"]);
  });

  it("leaves a lower limit as it is", async () => {
    expect(await limits("300MB")).toEqual(["286.1 MiB", "286.1 MiB", "286.1 MiB"]);
  });
});
