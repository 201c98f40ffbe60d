import { writeFile } from "node:fs/promises";
import { writeWhole } from "../files/writeWhole";
import type { Cell, CellOutput, Notebook } from "./Notebook";

/**
 * Writes a notebook as Jupyter does, so that version control sees only what changed: keys sorted, one space of
 * indent, texts as lists of lines. The file is replaced at once.
 *
 * @throws Error that names the file when it cannot be written
 */
export async function writeNotebook(file: string, notebook: Notebook): Promise<void> {
  await writeWhole(file, (temporary) => writeFile(temporary, formatNotebook(notebook)));
}

/** The text of a notebook file. */
export function formatNotebook(notebook: Notebook): string {
  const lines = { ...notebook, cells: notebook.cells.map(splitCell) };
  return `${JSON.stringify(sortKeys(lines), null, 1)}\n`;
}

function splitCell(cell: Cell): unknown {
  const source = splitLines(cell.source);
  return cell.cell_type === "code" ? { ...cell, source, outputs: cell.outputs.map(splitOutput) } : { ...cell, source };
}

function splitOutput(output: CellOutput): unknown {
  if (output.output_type === "stream") return { ...output, text: splitLines(output.text) };
  if (output.output_type === "error") return output;
  const data = Object.entries(output.data).map(([mime, value]) => [
    mime,
    typeof value === "string" && isText(mime) ? splitLines(value) : value,
  ]);
  return { ...output, data: Object.fromEntries(data) as unknown };
}

/** The MIME types whose text nbformat splits. */
function isText(mime: string): boolean {
  return mime.startsWith("text/") || mime === "application/javascript" || mime === "image/svg+xml";
}

function splitLines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)(?!$)/);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
