import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cell } from "../../src/notebook/Notebook";

/** A code cell as a file holds it. */
export function code(source: string, tags: string[] = [], id = "cell"): Cell {
  return { cell_type: "code", id, metadata: tags.length ? { tags } : {}, source, execution_count: null, outputs: [] };
}

/** A markdown cell as a file holds it. */
export function markdown(source: string): Cell {
  return { cell_type: "markdown", id: "text", metadata: {}, source };
}

/** A new temporary folder. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "authlens-test-"));
}

/** Writes a notebook of these cells and returns its path. */
export async function notebookFile(folder: string, name: string, cells: Cell[]): Promise<string> {
  const file = join(folder, name);
  const lines = cells.map((cell, index) => ({ ...cell, id: `c${index}`, source: cell.source.split(/(?<=\n)/) }));
  await writeFile(file, JSON.stringify({ cells: lines, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  return file;
}
