import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const ROOT = resolve(__dirname, "../..");

/**
 * A temporary folder in which a kernel can `require("./dist/notebook/…")`: the room as CommonJS, without the rest
 * of the package and without a type check, with the installed packages beside it.
 */
export async function buildRoom(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "authlens-test-"));
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  const room = (await readdir(join(ROOT, "src/notebook"))).map((file) => `notebook/${file}`);
  for (const file of [...room, "files/writeWhole.ts", "charts/exportHtml.ts", "charts/Figure.ts"]) {
    const source = await readFile(join(ROOT, "src", file), "utf8");
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
      fileName: join(ROOT, "src", file),
    });
    const target = join(folder, "dist", file.replace(/\.ts$/, ".js"));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, outputText);
  }
  return folder;
}
