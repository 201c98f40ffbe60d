import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findLogFiles } from "../../src/logs/findLogFiles";
import { temporaryFolder } from "./temporaryFolder";

const { path } = temporaryFolder();
const at = (...parts: string[]): string => join(path, ...parts);
mkdirSync(at("logs", "deep"), { recursive: true });
mkdirSync(at("empty"));
for (const name of ["logs/b.log", "logs/a.log", "logs/deep/c.log", "logs/.hidden", "one.log", "odd[1].log"]) {
  writeFileSync(at(...name.split("/")), "x");
  utimesSync(at(...name.split("/")), 1_700_000_000, 1_700_000_000);
}
writeFileSync(at("nothing.log"), "");
const namesOf = async (...paths: string[]) => (await findLogFiles(paths)).map((file) => file.path);

describe("findLogFiles(paths)", () => {
  it("describes a file", async () => {
    expect(await findLogFiles([at("one.log")])).toEqual([
      { path: at("one.log"), size: 1, modified: new Date(1_700_000_000_000), isRegular: true, isFound: false },
    ]);
  });
  it("gives all files of a folder by name, but hidden ones; an empty file among them may be", async () => {
    expect(await namesOf(at("logs"))).toEqual([at("logs", "a.log"), at("logs", "b.log"), at("logs", "deep", "c.log")]);
  });
  it("gives the files that a pattern fits, and takes a name with brackets as it is where there is one", async () => {
    expect(await namesOf(at("logs", "*.log"))).toEqual([at("logs", "a.log"), at("logs", "b.log")]);
    expect(await namesOf(at("odd[1].log"))).toEqual([at("odd[1].log")]);
  });
  it("gives each file once, in the order of the paths, and knows which were named", async () => {
    const files = await findLogFiles([at("logs", "b.log"), at("logs")]);
    expect(files.map((file) => [file.path, file.isFound])).toEqual([
      [at("logs", "b.log"), false],
      [at("logs", "a.log"), true],
      [at("logs", "deep", "c.log"), true],
    ]);
  });
  it("follows links to files, and leaves out links to nothing, to folders and to themselves, pipes and sockets", async () => {
    mkdirSync(at("linked", "sub"), { recursive: true });
    for (const [name, target] of [
      ["to-file.log", at("one.log")],
      ["to-nothing.log", at("nowhere.log")],
      ["to-folder.log", at("linked")],
      ["to-itself.log", at("linked", "to-itself.log")],
    ] as const) {
      symlinkSync(target, at("linked", name));
    }
    execFileSync("mkfifo", [at("linked", "pipe.log")]);
    expect(await namesOf(at("linked"))).toEqual([at("linked", "to-file.log")]);
    expect(await namesOf(at("linked", "*.log"))).toEqual([at("linked", "to-file.log")]);
    await expect(findLogFiles([at("linked", "to-itself.log")])).rejects.toThrow("cannot be read (ELOOP)");
  });
  it("takes a folder for a folder, whatever it is called", async () => {
    mkdirSync(at("folder.log"));
    writeFileSync(at("folder.log", "a.log"), "x");
    expect(await namesOf(at("folder.log"))).toEqual([at("folder.log", "a.log")]);
  });
  it("takes - for standard input, whose size nobody knows", async () => {
    expect(await findLogFiles(["-"])).toMatchObject([{ path: "-", size: 0, isRegular: false, isFound: false }]);
  });
  it.each([
    ["missing.log", "no such file"],
    ["nothing.log", "the file is empty, expected a log"],
    ["empty", "the folder holds no file, expected logs"],
    ["*.none", "no file has such a name"],
  ])("names %s: %s", async (name, reason) => {
    await expect(findLogFiles([at(name)])).rejects.toThrow(new Error(`${at(name)}: ${reason}`));
  });
});
