import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../src/notebook/findBrowser";
import { temporaryFolder } from "./notebookFile";

describe("findBrowser(env, platform)", () => {
  let folder: string;
  const program = async (...path: string[]) => {
    const file = join(folder, ...path);
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, "");
    await chmod(file, 0o755);
    return file;
  };
  beforeAll(async () => void (folder = await temporaryFolder()));
  afterAll(() => rm(folder, { recursive: true }));

  it("takes AUTHLENS_BROWSER first, then CHROME_PATH", async () => {
    const [mine, chrome] = [await program("mine"), await program("chrome")];
    expect(findBrowser({ AUTHLENS_BROWSER: mine, CHROME_PATH: chrome })).toBe(mine);
    expect(findBrowser({ CHROME_PATH: chrome })).toBe(chrome);
  });
  it("is undefined when AUTHLENS_BROWSER is none", () => {
    expect(findBrowser({ AUTHLENS_BROWSER: "none", CHROME_PATH: "/bin/sh" })).toBeUndefined();
  });
  it("refuses a variable that names a missing file", () => {
    expect(() => findBrowser({ CHROME_PATH: "/no/such" })).toThrow(
      "findBrowser: CHROME_PATH must name an existing program, got /no/such",
    );
  });
  it("finds a program on the PATH on Linux", async () => {
    const chrome = await program("bin", "google-chrome-stable");
    expect(findBrowser({ PATH: join(folder, "bin") }, "linux")).toBe(chrome);
  });
  it("finds an app of the user on macOS", async () => {
    const edge = await program("Applications", "Microsoft Edge.app", "Contents", "MacOS", "Microsoft Edge");
    expect(findBrowser({ HOME: folder }, "darwin")).toBe(edge);
  });
  it("is undefined on a Windows without any", () => {
    expect(findBrowser({ PROGRAMFILES: folder }, "win32")).toBeUndefined();
  });
});
