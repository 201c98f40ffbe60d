import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** An npm that notes that it was called, and installs compilers that note the same. */
const NPM = `
const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs");
appendFileSync("calls", "npm " + process.argv.slice(2).join(" ") + "\\n");
if (process.env.NPM_FAILS) process.exit(1);
mkdirSync("node_modules/typescript/bin", { recursive: true });
writeFileSync("node_modules/typescript/bin/tsc", ${JSON.stringify(`
require("node:fs").appendFileSync("calls", "tsc\\n");
require("node:fs").mkdirSync("dist", { recursive: true });
process.exit(process.env.TSC_FAILS ? 1 : 0);
`)});
mkdirSync("node_modules/assemblyscript/bin", { recursive: true });
writeFileSync("node_modules/assemblyscript/bin/asc.js", ${JSON.stringify(`
require("node:fs").appendFileSync("calls", "asc\\n");
process.exit(process.env.ASC_FAILS ? 1 : 0);
`)});
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "authlens-setup-"));
  write("package.json", "{}");
  write("package-lock.json", "{}");
  write("tsconfig.json", "{}");
  write("src/index.ts", "export {};\n");
  write("fake/npm-cli.js", NPM);
  write("scripts/x", "");
  copyFileSync(join(__dirname, "../../scripts/setup.cjs"), join(root, "scripts/setup.cjs"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), content);
}

/** Runs the set-up of this small project; `calls` is what it ran. */
function setUp(env: Record<string, string> = {}) {
  rmSync(join(root, "calls"), { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/setup.cjs"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, npm_execpath: join(root, "fake/npm-cli.js"), ...env },
  });
  const calls = existsSync(join(root, "calls")) ? readFileSync(join(root, "calls"), "utf8").trimEnd().split("\n") : [];
  return { status, stdout, stderr, calls: calls.map((call) => call.split(" ").slice(0, 2).join(" ")) };
}

describe("scripts/setup.cjs", { timeout: 60_000 }, () => {
  it("installs and builds a fresh clone, and says so on standard error", () => {
    expect(setUp()).toEqual({
      status: 0,
      stdout: "",
      stderr: "authlens: installing the packages (a minute, the first time only) …\nauthlens: building …\n",
      calls: ["npm ci", "tsc", "asc"],
    });
  });

  it("prints nothing and runs nothing the second time", () => {
    setUp();
    expect(setUp()).toEqual({ status: 0, stdout: "", stderr: "", calls: [] });
  });

  it("builds again, and does not install, when a source was changed, added or removed", () => {
    setUp();
    write("src/deep/new.ts", "export {};\n");
    expect(setUp().calls).toEqual(["tsc", "asc"]);
    write("src/deep/new.ts", "export const a = 1;\n");
    expect(setUp().calls).toEqual(["tsc", "asc"]);
    rmSync(join(root, "src/deep/new.ts"));
    expect(setUp().calls).toEqual(["tsc", "asc"]);
    expect(setUp().calls).toEqual([]);
  });

  it("installs and builds again when the lockfile changed", () => {
    setUp();
    write("package-lock.json", "{ }");
    expect(setUp().calls).toEqual(["npm ci", "tsc", "asc"]);
  });

  it("builds again when dist was deleted", () => {
    setUp();
    rmSync(join(root, "dist"), { recursive: true });
    expect(setUp().calls).toEqual(["tsc", "asc"]);
  });

  it("exits 1 when the installation fails, and tries again the next time", () => {
    expect(setUp({ NPM_FAILS: "1" })).toMatchObject({ status: 1, calls: ["npm ci"] });
    expect(setUp()).toMatchObject({ status: 0, calls: ["npm ci", "tsc", "asc"] });
  });

  it("exits 1 when the build fails, says which step it was, and tries again the next time", () => {
    const failed = setUp({ TSC_FAILS: "1" });
    expect(failed).toMatchObject({ status: 1, calls: ["npm ci", "tsc"] });
    expect(failed.stderr).toMatch(/authlens: the build failed\n$/);
    expect(setUp()).toMatchObject({ status: 0, calls: ["tsc", "asc"] });
  });
});
