import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as authlens from "../../../src/index";

const DOCUMENT = join(__dirname, "../../../docs/portable.md");
const RESULTS = "{ X, forest, fromJson, fromBytes, rows, scores, imported, db }";

interface Results {
  X: { rows: number };
  forest: authlens.IsolationForest;
  fromJson: authlens.IsolationForest;
  fromBytes: authlens.IsolationForest;
  rows: Record<string, unknown>[];
  scores: Float64Array;
  imported: authlens.IsolationForest;
  db: authlens.DuckDBConnection;
}

/** Runs the document's TypeScript, all blocks as one program whose files are in `folder`. */
async function runDocument(folder: string): Promise<Results> {
  const blocks = [...readFileSync(DOCUMENT, "utf8").matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block]) => block);
  expect(blocks.length).toBe(5);
  const { outputText } = ts.transpileModule(`${blocks.join("\n")}\nexport default ${RESULTS};`, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const files = {
    readFileSync: (name: string, encoding?: BufferEncoding) => readFileSync(join(folder, name), encoding),
    writeFileSync: (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content),
  };
  const modules: Record<string, unknown> = { authlens, "node:fs": files };
  const exports: { default?: Results } = {};
  const body = `return (async () => {${outputText}})();`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function("require", "exports", body) as (
    require: (name: string) => unknown,
    exports: object,
  ) => Promise<void>;
  await run((name) => modules[name], exports);
  return exports.default!;
}

describe("docs/portable.md", () => {
  it("has code that runs, and does what it says", async () => {
    const folder = mkdtempSync(join(tmpdir(), "authlens-portable-"));
    try {
      const { forest: dump } = JSON.parse(
        readFileSync(join(__dirname, "sklearn", "neighbours.json"), "utf8"),
      ) as Record<string, unknown>;
      writeFileSync(join(folder, "sklearn.json"), JSON.stringify(dump));
      const { X, forest, fromJson, fromBytes, rows, scores, imported, db } = await runDocument(folder);
      db.closeSync();
      expect(fromJson.toJSON()).toEqual(forest.toJSON());
      expect(fromBytes.toJSON()).toEqual(forest.toJSON());
      expect([scores.length, imported.columns]).toEqual([X.rows, 2]);
      expect(readFileSync(join(folder, "forest.onnx")).includes('["hour","failures"]')).toBe(true);
      const own = forest.score({ data: Float64Array.of(3, 40, 9, NaN), rows: 2, columns: 2 });
      expect(rows.map(({ hour, failures }) => [hour, failures])).toEqual([
        [3, 40],
        [9, null],
      ]);
      rows.forEach(({ score }, row) => expect(Math.abs((score as number) - own[row]!)).toBeLessThan(1e-9));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
