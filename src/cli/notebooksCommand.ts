import { existsSync, readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { NotebookReport } from "../notebook/NotebookReport";
import { parseSet } from "../notebook/parseSet";
import { runNotebooks } from "../notebook/runNotebooks";
import type { Arguments, Command } from "./Command";
import { createOutput, type Output } from "./createOutput";
import { textOption } from "./readOptions";
import { UsageError } from "./UsageError";

/** The project's root, seen from `dist/cli`. */
const ROOT = join(__dirname, "../..");

/** `authlens notebooks`: every notebook, headless, on a real TypeScript kernel. */
export const notebooksCommand: Command = {
  help: `Usage: authlens notebooks [FILE…] [options]

Runs notebooks from top to bottom on a fresh TypeScript kernel (all of notebooks/ when no file is named), and writes
the executed ones to DIR. The first cell that fails ends the run.

  --seed N           the same as --set seed=N
  --set NAME=VALUE   give a parameter of the notebooks another value; may be repeated
  --out DIR          folder for the executed notebooks (runs)
  --in-place         write the outputs into the notebooks themselves instead
  --quiet            print nothing
`,
  options: {
    seed: { type: "string" },
    set: { type: "string", multiple: true },
    out: { type: "string" },
    "in-place": { type: "boolean" },
  },
  prepare(args: Arguments): () => Promise<void> {
    const seed = textOption(args, "seed");
    const set = parseSet([...((args.values.set ?? []) as string[]), ...(seed === undefined ? [] : [`seed=${seed}`])]);
    const inPlace = args.values["in-place"] === true;
    const folder = textOption(args, "out");
    if (inPlace && folder !== undefined) throw new UsageError("--in-place and --out: expected one of them, got both");
    const files = args.positionals.length > 0 ? args.positionals : ownNotebooks();
    const output = createOutput(args.values.quiet === true);
    return async () => {
      await runNotebooks(files, {
        outputFolder: inPlace ? undefined : (folder ?? join(ROOT, "runs")),
        set,
        onProgress: ({ notebook, cell, cells, title }) =>
          output.progress(`${basename(notebook)}: ${title}`, cell - 1, cells),
        onReport: (report) => {
          output.endProgress();
          printReport(report, output);
        },
      })
        .catch((error: unknown) => {
          // A parameter that does not exist or has the wrong type is found before anything runs.
          throw error instanceof Error && error.message.startsWith("--set ") ? new UsageError(error.message) : error;
        })
        .finally(() => output.endProgress());
      if (args.positionals.length === 0) printResults(output);
    };
  },
};

function ownNotebooks(): string[] {
  const folder = join(ROOT, "notebooks");
  const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  return names.sort().map((name) => join(folder, name));
}

function printReport(
  { notebook, output: written, cells, seconds, peakRssBytes }: NotebookReport,
  output: Output,
): void {
  const memory = peakRssBytes === undefined ? "" : `, ${Math.round(peakRssBytes / 1e6)} MB at most`;
  output.print(
    `${basename(notebook)}: ${cells.length} cells, ${seconds.toFixed(1)} s${memory} → ${shortened(written)}`,
  );
}

/** Where a reader finds what the project's own notebooks leave. */
function printResults(output: Output): void {
  const anomalies = join(ROOT, "data/anomalies.csv");
  const charts = join(ROOT, "exports");
  if (existsSync(anomalies)) output.print(`anomalies: ${shortened(anomalies)}`);
  if (!existsSync(charts)) return;
  const pages = readdirSync(charts).filter((name) => name.endsWith(".html"));
  for (const page of pages.sort()) output.print(`chart: ${shortened(join(charts, page))}`);
}

function shortened(file: string): string {
  return relative(process.cwd(), file) || file;
}
