import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../src/forest/IsolationForest";

const ROOT = join(__dirname, "../..");

describe("README.md", () => {
  it("has an example of the forest that prints what stands below it", () => {
    const [, code, printed] = /```js\n(.*?)```\n\n```\n(.*?)```/s.exec(readFileSync(join(ROOT, "README.md"), "utf8"))!;
    const folder = mkdtempSync(join(tmpdir(), "authlens-readme-"));
    try {
      const script = join(folder, "forest.mjs");
      writeFileSync(
        script,
        code!.replace('"authlens"', JSON.stringify(pathToFileURL(join(ROOT, "dist/index.js")).href)),
      );
      expect(execFileSync(process.execPath, [script], { cwd: folder, encoding: "utf8" })).toBe(printed);
      const json = JSON.parse(readFileSync(join(folder, "forest.json"), "utf8")) as unknown;
      expect(IsolationForest.fromJSON(json).trees).toHaveLength(100);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
