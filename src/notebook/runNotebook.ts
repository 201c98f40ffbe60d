import { basename, dirname, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { cellTitle, firstLine } from "./cellTitle";
import { injectParameters } from "./injectParameters";
import { KernelClient } from "./KernelClient";
import type { CellOutput, CodeCell, Notebook } from "./Notebook";
import { NotebookError, type NotebookProgress, type NotebookReport } from "./NotebookReport";
import { readNotebook } from "./readNotebook";
import type { ParameterSet } from "./selectParameters";
import { writeNotebook } from "./writeNotebook";

/** How to run a notebook. */
export interface RunNotebookOptions {
  /** Where the executed notebook goes; the notebook's own file is allowed. */
  output: string;
  /** Values for its parameters. @default {} */
  set?: ParameterSet;
  /** Called as each cell starts. @default nothing */
  onProgress?: (progress: NotebookProgress) => void;
  /** Milliseconds that one cell may take. @default 1_800_000 (half an hour) */
  timeoutMs?: number;
  /** Environment variables added for the kernel; undefined takes one away. @default {} */
  env?: Record<string, string | undefined>;
}

/**
 * Runs the code cells of a notebook from top to bottom on a fresh kernel and writes the executed notebook,
 * also when a cell fails; the first failure ends the run.
 *
 * A cell fails when the kernel does not say `ok`, and when an exception or a rejected promise that nobody
 * handled was printed: tslab calls such a cell `ok`.
 *
 * @throws NotebookError that names the file, the cell, its first line and what the kernel said
 */
export async function runNotebook(file: string, options: RunNotebookOptions): Promise<NotebookReport> {
  const { output, set = {}, onProgress, timeoutMs = 1_800_000, env } = options;
  const started = performance.now();
  const name = basename(file);
  const notebook = withoutOutputs(injectParameters(await readNotebook(file), set, name));
  const report: NotebookReport = { notebook: file, output, cells: [], seconds: 0, peakRssBytes: undefined };
  const kernel = await KernelClient.start({ cwd: dirname(resolve(file)), env });
  try {
    const ran: CodeCell[] = [];
    const code = notebook.cells.flatMap((cell, index) => (isCode(cell) ? [{ cell, index }] : []));
    for (const [number, { cell, index }] of code.entries()) {
      const title = cellTitle(notebook, index);
      onProgress?.({ notebook: file, cell: number + 1, cells: code.length, title });
      const cellStarted = performance.now();
      ran.push(cell);
      try {
        const { status, executionCount, outputs } = await kernel.execute(cell.source, { timeoutMs });
        Object.assign(cell, { execution_count: executionCount, outputs });
        if (status !== "ok") throw new CellError(number, sentenceOf(stderrOf(outputs)) || `the kernel said ${status}`);
        const late = ran.findIndex((one) => UNHANDLED.test(stderrOf(one.outputs)));
        if (late >= 0) throw new CellError(late, sentenceOf(stderrOf(ran[late]!.outputs)));
      } catch (error) {
        const failed = error instanceof CellError ? error : new CellError(number, (error as Error).message);
        const line = firstLine(ran[failed.index]!.source);
        const where = `cell ${failed.index + 1} of ${code.length} in ${file} failed at "${line}"`;
        throw new NotebookError(`runNotebook: ${where}: ${failed.message}`, report, { cause: error });
      } finally {
        report.cells.push({ cell: number + 1, title, seconds: secondsSince(cellStarted) });
        report.peakRssBytes = kernel.peakRssBytes() ?? report.peakRssBytes;
      }
    }
  } finally {
    await kernel.shutdown();
    await writeNotebook(output, notebook);
    report.seconds = secondsSince(started);
  }
  return report;
}

const UNHANDLED = /^(?:UncaughtException|UnhandledPromiseRejection):/m;

/** The cell at this index failed. */
class CellError extends Error {
  constructor(
    readonly index: number,
    message: string,
  ) {
    super(message);
  }
}

function isCode(cell: Notebook["cells"][number]): cell is CodeCell {
  return cell.cell_type === "code" && cell.source.trim() !== "";
}

function withoutOutputs(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell,
  );
  return { ...notebook, cells };
}

/** What a cell printed to stderr, without colours and without the kernel's own lines of the stack. */
function stderrOf(outputs: readonly CellOutput[]): string {
  const text = outputs.map((one) => (one.output_type === "stream" && one.name === "stderr" ? one.text : "")).join("");
  const lines = stripVTControlCharacters(text).split("\n");
  return lines
    .filter((line) => !/^\s+at .*(?:node:|[\\/]tslab[\\/]dist[\\/])/.test(line))
    .join("\n")
    .trim();
}

/** The line that says what is wrong, without the stack around it: that stays in the executed notebook. */
function sentenceOf(stderr: string): string {
  const lines = stderr.split("\n");
  return lines.find((line) => /^(?:\w+: )?\w*(?:Error|Exception|Rejection)\b.*: /.test(line)) ?? lines[0]!;
}

function secondsSince(startMs: number): number {
  return (performance.now() - startMs) / 1000;
}
