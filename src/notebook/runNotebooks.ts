import { basename, join } from "node:path";
import type { NotebookReport } from "./NotebookReport";
import { readNotebook } from "./readNotebook";
import { notebookParameters } from "./readParameters";
import { runNotebook, type RunNotebookOptions } from "./runNotebook";
import { selectParameters } from "./selectParameters";

/** How to run several notebooks. */
export interface RunNotebooksOptions extends Omit<RunNotebookOptions, "output"> {
  /** Folder that the executed notebooks go to, under their own names. @default each takes the place of its notebook */
  outputFolder?: string;
  /** Called after each notebook. @default nothing */
  onReport?: (report: NotebookReport) => void;
}

/**
 * Runs notebooks one after the other, each on a fresh kernel; the first failure ends the run. Every notebook is
 * read and every parameter checked before anything runs.
 *
 * @param set - shared: each notebook gets the values that it declares
 * @returns a report a notebook
 * @throws NotebookError when a cell fails; RangeError when no notebook declares a name of the set
 */
export async function runNotebooks(
  files: readonly string[],
  { outputFolder, set = {}, onReport, ...options }: RunNotebooksOptions,
): Promise<NotebookReport[]> {
  const declared = await Promise.all(
    files.map(async (file) => ({ notebook: basename(file), parameters: notebookParameters(await readNotebook(file)) })),
  );
  const chosen = selectParameters(declared, set);
  const reports: NotebookReport[] = [];
  for (const [index, file] of files.entries()) {
    const own = Object.fromEntries(chosen[index]!.map((parameter) => [parameter.name, parameter.chosen]));
    const output = outputFolder === undefined ? file : join(outputFolder, basename(file));
    const report = await runNotebook(file, { ...options, set: own, output });
    reports.push(report);
    onReport?.(report);
  }
  return reports;
}
