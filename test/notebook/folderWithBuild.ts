import { mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");

/**
 * A temporary folder in which a kernel can `require("./dist/notebook/…")` and the installed packages: links to the
 * build, which `npm test` makes before the tests.
 */
export async function folderWithBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "authlens-test-"));
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  await symlink(join(ROOT, "dist"), join(folder, "dist"), "junction");
  return folder;
}
