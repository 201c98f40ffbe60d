import { readFile } from "node:fs/promises";
import type { Cell, Notebook } from "./Notebook";

/**
 * Reads a notebook; texts in lists of lines are joined.
 *
 * @throws Error that names the file when it is missing, not JSON, or not an nbformat 4 notebook
 */
export async function readNotebook(file: string): Promise<Notebook> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Error(`readNotebook: ${file} must be a readable file, got ${code ?? String(error)}`, { cause: error });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(`readNotebook: ${file} must be JSON, got ${(error as Error).message}`, { cause: error });
  }
  return parseNotebook(json, file);
}

/** Checks the shape and joins the lines. */
function parseNotebook(json: unknown, file: string): Notebook {
  if (!isObject(json) || !Array.isArray(json.cells) || typeof json.nbformat !== "number") {
    throw new TypeError(`readNotebook: ${file} must be a notebook with cells and nbformat, got other JSON`);
  }
  if (json.nbformat !== 4) {
    throw new RangeError(`readNotebook: ${file} must be nbformat 4, got ${json.nbformat}`);
  }
  const cells = json.cells.map((cell, index) => parseCell(cell, index, file));
  const metadata = isObject(json.metadata) ? json.metadata : {};
  return { cells, metadata, nbformat: 4, nbformat_minor: Number(json.nbformat_minor ?? 0) };
}

function parseCell(cell: unknown, index: number, file: string): Cell {
  const where = `readNotebook: cell ${index + 1} of ${file}`;
  if (!isObject(cell)) throw new TypeError(`${where} must be an object, got ${typeof cell}`);
  const type = cell.cell_type;
  if (type !== "code" && type !== "markdown" && type !== "raw") {
    throw new RangeError(`${where} must be code, markdown or raw, got ${JSON.stringify(type)}`);
  }
  const source = joinLines(cell.source);
  if (typeof source !== "string") throw new TypeError(`${where} must have a source, got ${typeof cell.source}`);
  const common = { ...cell, metadata: isObject(cell.metadata) ? cell.metadata : {}, source };
  if (type !== "code") return { ...common, cell_type: type };
  const outputs = Array.isArray(cell.outputs) ? cell.outputs.map(joinOutput) : [];
  return { ...common, cell_type: "code", execution_count: cell.execution_count ?? null, outputs } as Cell;
}

function joinOutput(output: unknown): unknown {
  if (!isObject(output)) return output;
  if (output.output_type === "stream") return { ...output, text: joinLines(output.text) };
  if (!isObject(output.data)) return output;
  const data = Object.entries(output.data).map(([mime, value]) => [mime, isJson(mime) ? value : joinLines(value)]);
  return { ...output, data: Object.fromEntries(data) as unknown };
}

function joinLines(text: unknown): unknown {
  return Array.isArray(text) && text.every((line) => typeof line === "string") ? text.join("") : text;
}

function isJson(mime: string): boolean {
  return mime === "application/json" || mime.endsWith("+json");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
