import { statSync } from "node:fs";
import { sep } from "node:path";
import { parseColumnMapping } from "../logs/csv/mapColumns";
import { LOG_FORMATS } from "../logs/formats/LogFormat";
import { revealFile, type RevealOptions, type RevealReport } from "../pseudonyms/reveal/revealFile";
import type { Arguments, Command } from "./Command";
import { createOutput, type Output } from "./createOutput";
import { KEY_VARIABLE, keyOption } from "./keyOption";
import { given, textOption, wholeOption, wordOption } from "./readOptions";
import { realPath } from "./realPath";
import { refuseLogsAsTargets } from "./refuseLogsAsTargets";
import { timezoneOption } from "./timezoneOption";
import { UsageError } from "./UsageError";

/** `authlens reveal`: results with pseudonyms → the same with names. */
export const revealCommand: Command = {
  help: `Usage: authlens reveal FILE [--logs LOG…] [options]

Writes a file that authlens detect --pseudonymise wrote (anomalies.csv, scores.csv, rejects.csv) once more, with names and
addresses in place of their pseudonyms. Addresses need the key only; names need the logs that they came from as well.

  --logs LOG…           the logs, folders of logs or patterns; further ones may follow, or --logs be repeated
  --key-file FILE       the key that the pseudonyms were made with (or ${KEY_VARIABLE} in the environment)
  --format FORMAT       the logs' format, as for detect
  --columns F=C,…       the logs' columns, as for detect
  --year N              the year of the logs' first line, as for detect
  --timezone ZONE       zone of times that name none, as for detect
  --out FILE            the file to write (FILE with .revealed before its ending)
  --quiet               print nothing
`,
  options: {
    logs: { type: "string", multiple: true },
    "key-file": { type: "string" },
    format: { type: "string" },
    columns: { type: "string" },
    year: { type: "string" },
    timezone: { type: "string" },
    out: { type: "string" },
  },
  prepare(args: Arguments): () => Promise<void> {
    const { file, logs } = filesOf(args);
    const target = textOption(args, "out") ?? revealedName(file);
    refuseOverwriting(target, [file, textOption(args, "key-file")], logs);
    const columns = textOption(args, "columns");
    const options: RevealOptions = {
      logs,
      ...given({
        format: wordOption(args, "format", ["auto", ...LOG_FORMATS]),
        year: wholeOption(args, "year", 1970, 2199),
        timezone: timezoneOption(args),
        columns: columns === undefined ? undefined : parseColumnMapping(columns),
      }),
    };
    const readKey = keyOption(args, "reveal");
    const output = createOutput(args.values.quiet === true);
    return async () => {
      await refuseLogsAsTargets(logs, [target]);
      const onProgress = (read: number, bytes: number): void => output.progress("reading", read, bytes);
      const report = await revealFile(file, target, await readKey(), { ...options, onProgress }).finally(() =>
        output.endProgress(),
      );
      printReport(target, report, logs.length > 0, output);
    };
  },
};

/** The shell makes several logs of `--logs *.log`, and only the first of them is the option's value. */
function filesOf({ values, positionals }: Arguments): { file: string; logs: string[] } {
  const [file, ...others] = positionals;
  const logs = [...((values.logs ?? []) as string[]), ...others];
  if (file === undefined) throw new UsageError("reveal: expected a file of results, got none");
  if (others.length > 0 && values.logs === undefined) {
    throw new UsageError(`reveal: expected one file of results, got ${positionals.length}; logs follow --logs`);
  }
  if (logs.includes("")) throw new UsageError("--logs: expected a value, got nothing");
  return { file, logs };
}

/** `anomalies.csv` → `anomalies.revealed.csv` */
function revealedName(file: string): string {
  return /\.csv$/i.test(file) ? `${file.slice(0, -4)}.revealed.csv` : `${file}.revealed`;
}

function refuseOverwriting(target: string, inputs: readonly (string | undefined)[], logs: readonly string[]): void {
  const path = realPath(target);
  for (const input of [...inputs, ...logs]) {
    if (input !== undefined && realPath(input) === path) {
      throw new UsageError(`${target}: is read, expected another file to write to`);
    }
  }
  for (const folder of logs.map(realPath)) {
    if (path.startsWith(folder + sep) && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) {
      throw new UsageError(`${target}: is in a folder of logs to read, expected another folder to write to`);
    }
  }
}

function printReport(target: string, { rows, revealed, hidden }: RevealReport, hasLogs: boolean, output: Output): void {
  output.print(`${target}: ${rows} row${rows === 1 ? "" : "s"}`);
  if (revealed.size > 0) output.print(`  revealed: ${listed(revealed)}`);
  if (hidden.size === 0) return;
  const why = hasLogs ? "the logs do not have them" : "they need the logs: --logs LOG…";
  output.print(`  not revealed: ${listed(hidden)} (${why})`);
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([kind, count]) => `${count} ${kind}${count === 1 ? "" : "s"}`).join(", ");
}
