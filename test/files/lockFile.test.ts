import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockFile } from "../../src/files/lockFile";
import { temporaryFolder } from "./temporaryFolder";

const folder = temporaryFolder();

describe("lockFile(file, waitMs)", () => {
  it("lets one run after the other have the file, and leaves none", async () => {
    const file = join(folder, "a.lock");
    let inside = 0;
    let runs = 0;
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        const unlock = await lockFile(file);
        expect(++inside).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        inside--;
        runs++;
        unlock();
      }),
    );
    expect([runs, existsSync(file)]).toEqual([5, false]);
  });

  it("says which file a run that ended early has left", async () => {
    const file = join(folder, "b.lock");
    writeFileSync(file, "1\n");
    await expect(lockFile(file, 50)).rejects.toThrow(
      new Error(`${file}: another run is writing here; when there is none, remove this file`),
    );
  });

  it("says why it cannot be made", async () => {
    const file = join(folder, "nowhere", "c.lock");
    await expect(lockFile(file)).rejects.toThrow(new Error(`${file}: cannot be written (ENOENT)`));
  });
});
