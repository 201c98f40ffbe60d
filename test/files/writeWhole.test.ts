import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeTogether, writeWhole } from "../../src/files/writeWhole";
import { temporaryFolder } from "./temporaryFolder";

const folder = temporaryFolder();

describe("writeWhole(file, write)", () => {
  it("makes the folders that are missing and leaves the file alone in them", async () => {
    const file = join(folder, "a/b/out.txt");
    await writeWhole(file, (temporary) => writeFile(temporary, "text"));
    expect(readFileSync(file, "utf8")).toBe("text");
    expect(readdirSync(join(folder, "a/b"))).toEqual(["out.txt"]);
  });
  it("replaces an earlier file only when the new one is whole", async () => {
    const file = join(folder, "replaced.txt");
    writeFileSync(file, "old");
    await writeWhole(file, async (temporary) => {
      await writeFile(temporary, "new");
      expect(readFileSync(file, "utf8")).toBe("old");
    });
    expect(readFileSync(file, "utf8")).toBe("new");
  });
  it("leaves nothing behind and the earlier file as it was when write throws; the error is passed on", async () => {
    const inside = join(folder, "fails");
    mkdirSync(inside);
    writeFileSync(join(inside, "out.txt"), "old");
    const failure = new Error("half-way");
    const written = writeWhole(join(inside, "out.txt"), async (temporary) => {
      await writeFile(temporary, "half");
      throw failure;
    });
    await expect(written).rejects.toBe(failure);
    expect(readdirSync(inside)).toEqual(["out.txt"]);
    expect(readFileSync(join(inside, "out.txt"), "utf8")).toBe("old");
  });
  it.each(["", "/deeper"])("says so when a file stands where a folder is needed: plain%s/out.txt", async (deeper) => {
    writeFileSync(join(folder, "plain"), "");
    const file = `${join(folder, "plain")}${deeper}/out.txt`;
    await expect(writeWhole(file, (temporary) => writeFile(temporary, ""))).rejects.toThrow(
      new Error(`${file}: cannot be written (a file stands where a folder is needed)`),
    );
  });
  it("says so when the file is a folder, and leaves nothing beside it", async () => {
    const inside = join(folder, "taken");
    mkdirSync(join(inside, "out.txt"), { recursive: true });
    await expect(writeWhole(join(inside, "out.txt"), (temporary) => writeFile(temporary, ""))).rejects.toThrow(
      new Error(`${join(inside, "out.txt")}: cannot be written (it is a folder)`),
    );
    expect(readdirSync(inside)).toEqual(["out.txt"]);
  });
  it("fails before it writes anything when the folder takes no files", async () => {
    let asked = false;
    const written = writeWhole(join(folder, `${"x".repeat(300)}.txt`), () => {
      asked = true;
      return Promise.resolve();
    });
    await expect(written).rejects.toThrow(/x\.txt: cannot be written \(its name is too long\)$/);
    expect(asked).toBe(false);
  });
});

describe.skipIf(process.platform === "win32")("writeWhole(file, write), on what is no plain file (POSIX)", () => {
  it("follows a link and leaves it a link", async () => {
    const [target, link] = [join(folder, "target.txt"), join(folder, "link.txt")];
    writeFileSync(target, "old");
    symlinkSync(target, link);
    await writeWhole(link, (temporary) => writeFile(temporary, "new"));
    expect([readFileSync(target, "utf8"), lstatSync(link).isSymbolicLink()]).toEqual(["new", true]);
  });
  it("refuses to replace a pipe", async () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    await expect(writeWhole(pipe, (temporary) => writeFile(temporary, "new"))).rejects.toThrow(
      new Error(`${pipe}: cannot be written (it is no regular file)`),
    );
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });
});

describe("writeTogether(files)", () => {
  it("replaces none of the files when one of them cannot be written", async () => {
    const [good, blocked] = [join(folder, "good.txt"), join(folder, "blocked")];
    writeFileSync(good, "old");
    mkdirSync(blocked, { recursive: true });
    const write = (temporary: string) => writeFile(temporary, "new");
    for (const order of [
      [good, blocked],
      [blocked, good],
    ]) {
      await expect(writeTogether(order.map((file) => ({ file, write })))).rejects.toThrow("it is a folder");
      expect(readFileSync(good, "utf8")).toBe("old");
    }
    expect(readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });
  it("does not begin the first when the last cannot be replaced", async () => {
    const [log, blocked] = [join(folder, "log.txt"), join(folder, "blocked too")];
    mkdirSync(blocked);
    let begun = false;
    const begin = async (): Promise<void> => {
      begun = true;
      return Promise.resolve();
    };
    await expect(writeTogether([log, blocked].map((file) => ({ file, write: begin })))).rejects.toThrow(
      new Error(`${blocked}: cannot be written (it is a folder)`),
    );
    expect([begun, existsSync(log)]).toEqual([false, false]);
  });
  it("writes all of them when it can", async () => {
    const files = ["one.txt", "two.txt"].map((name) => ({ file: join(folder, "together", name), write: writeName }));
    await writeTogether(files);
    expect(readdirSync(join(folder, "together")).sort()).toEqual(["one.txt", "two.txt"]);
  });
});

function writeName(temporary: string): Promise<void> {
  return writeFile(temporary, temporary);
}
