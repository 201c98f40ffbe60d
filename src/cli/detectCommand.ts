import { existsSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { detect, type DetectOptions, type DetectReport } from "../detect";
import { alertCount } from "../alerts/topAnomalies";
import { FEATURE_PRESETS } from "../features/presetFeatures";
import { IsolationForest } from "../forest/IsolationForest";
import { parseColumnMapping } from "../logs/csv/mapColumns";
import { LOG_FORMATS } from "../logs/formats/LogFormat";
import type { FileReport } from "../logs/reading/FileReport";
import type { Pseudonyms } from "../pseudonyms/createPseudonyms";
import { harmlessText } from "../text/harmlessText";
import type { Arguments, Command } from "./Command";
import { createOutput, type Output } from "./createOutput";
import { KEY_VARIABLE, keyOption } from "./keyOption";
import { given, shareOption, textOption, textsOption, wholeOption, wordOption } from "./readOptions";
import { realPath } from "./realPath";
import { refuseLogsAsTargets } from "./refuseLogsAsTargets";
import { timezoneOption } from "./timezoneOption";
import { UsageError } from "./UsageError";

/** Alerts printed; the file has them all. */
const PRINTED_ALERTS = 10;

/** `authlens detect`: any log → the sign-ins worth a look. */
export const detectCommand: Command = {
  help: `Usage: authlens detect FILE… [options]

FILE is a log, also packed with gzip; a folder of logs; a pattern such as 'auth.log*'; or - for standard input.

Reads sign-in logs, scores every event with an isolation forest, and writes the most suspicious ones to
DIR/anomalies.csv and the lines that could not be read to DIR/rejects.csv.

  --format FORMAT       auto, ${LOG_FORMATS.join(", ")}
                        (auto: decided for each file from its content)
  --columns F=C,…       columns of csv, jsonl, parquet by name: timestamp=…,user=…,outcome=…; others are recognised
  --year N              year of the first line of a log without years (from the file's date)
  --timezone ZONE       zone of times that name none: Europe/Berlin, +02:00, … (UTC)
  --mmdb FILE           MaxMind database (City, Country, ASN) to look addresses up in, before what is installed; may be
                        given more than once
  --no-places           look nothing up: no country, coordinates or AS number but the log's own
  --max-rejects N       exit with 3, and write nothing, not even rejects.csv, when more lines than this are rejected:
                        a number, or a share such as 1%
  --top N               how many events: a number, or a share such as 0.01 or 1% (100)
  --contamination P     a share instead of --top, in (0, 0.5]
  --features PRESET     one of ${FEATURE_PRESETS.join(", ")} (the one called default)
  --trees N             trees in the forest (100)
  --samples N           events each tree is grown on (256)
  --seed N              seed of all randomness: same seed, same bytes (1)
  --out DIR             folder to write to (exports)
  --scores FILE         write the score of every event, in the order of the log, to FILE
  --pseudonymise        let no user, host, device, session or address be stored, shown or written: each becomes a
                        pseudonym, which authlens reveal turns back; needs a key
  --key-file FILE       the key, as hex or base64, of at least 32 random bytes (or ${KEY_VARIABLE} in the environment)
  --quiet               print nothing
`,
  options: {
    format: { type: "string" },
    columns: { type: "string" },
    year: { type: "string" },
    timezone: { type: "string" },
    mmdb: { type: "string", multiple: true },
    "no-places": { type: "boolean" },
    "max-rejects": { type: "string" },
    top: { type: "string" },
    contamination: { type: "string" },
    features: { type: "string" },
    trees: { type: "string" },
    samples: { type: "string" },
    seed: { type: "string" },
    out: { type: "string" },
    scores: { type: "string" },
    pseudonymise: { type: "boolean" },
    "key-file": { type: "string" },
  },
  prepare(args: Arguments): () => Promise<void> {
    if (args.positionals.length === 0) throw new UsageError("detect: expected at least one log file, got none");
    const columns = textOption(args, "columns");
    const folder = textOption(args, "out") ?? "exports";
    const options: DetectOptions = {
      anomaliesFile: join(folder, "anomalies.csv"),
      rejectsFile: join(folder, "rejects.csv"),
      top: topOption(args),
      forest: forestOptions(args),
      places: placesOption(args),
      ...given({
        scoresFile: textOption(args, "scores"),
        format: wordOption(args, "format", ["auto", ...LOG_FORMATS]),
        year: wholeOption(args, "year", 1970, 2199),
        timezone: timezoneOption(args),
        maxRejects: maxRejectsOption(args),
        features: wordOption(args, "features", FEATURE_PRESETS),
        columns: columns === undefined ? undefined : parseColumnMapping(columns),
      }),
    };
    const targets = [options.anomaliesFile, options.rejectsFile, options.scoresFile];
    refuseOverwriting(args.positionals, textsOption(args, "mmdb"), textOption(args, "key-file"), targets);
    const readKey = pseudonymsOption(args);
    const output = createOutput(args.values.quiet === true);
    return async () => {
      await refuseLogsAsTargets(args.positionals, targets);
      const pseudonyms = await readKey();
      const report = await detect(args.positionals, {
        ...options,
        pseudonyms,
        onProgress: (step, done, total) => output.progress(step, done, total),
      }).finally(() => output.endProgress());
      printReport(report, { ...options, pseudonyms }, output);
    };
  },
};

function maxRejectsOption(args: Arguments): number | undefined {
  const most = shareOption(args, "max-rejects");
  if (most === undefined || (most >= 0 && (most < 1 || Number.isInteger(most)))) return most;
  throw new UsageError(`--max-rejects: expected a whole number or a share in (0, 1), got ${most}`);
}

/** Reads the key of the pseudonyms, when they are asked for. */
function pseudonymsOption(args: Arguments): () => Promise<Pseudonyms | undefined> {
  if (args.values.pseudonymise === true) return keyOption(args, "--pseudonymise");
  if (args.values["key-file"] === undefined) return () => Promise.resolve(undefined);
  throw new UsageError("--key-file: is for --pseudonymise, which was not given");
}

function topOption(args: Arguments): number {
  const top = shareOption(args, "top");
  const contamination = shareOption(args, "contamination");
  if (top !== undefined && contamination !== undefined) {
    throw new UsageError("--top and --contamination say the same thing: expected one of them, got both");
  }
  if (contamination !== undefined && !(contamination > 0 && contamination <= 0.5)) {
    throw new UsageError(`--contamination: expected a share in (0, 0.5], got ${contamination}`);
  }
  const wanted = top ?? contamination ?? 100;
  try {
    alertCount(wanted, 1);
  } catch {
    throw new UsageError(`--top: expected a whole number of at least 1 or a share in (0, 1), got ${wanted}`);
  }
  return wanted;
}

function placesOption(args: Arguments): DetectOptions["places"] {
  const mmdb = textsOption(args, "mmdb");
  if (args.values["no-places"] !== true) return { mmdb };
  if (mmdb.length > 0) throw new UsageError("--no-places looks nothing up: expected no --mmdb beside it, got one");
  return false;
}

function forestOptions(args: Arguments): DetectOptions["forest"] {
  const options = given({
    nEstimators: wholeOption(args, "trees", 1, 100_000),
    maxSamples: wholeOption(args, "samples", 1, 10_000_000),
    seed: wholeOption(args, "seed", Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  });
  return new IsolationForest(options).options;
}

/** A log, a database or the key must never be replaced by a result, nor one result by another. */
function refuseOverwriting(
  inputs: readonly string[],
  databases: readonly string[],
  keyFile: string | undefined,
  outputs: readonly (string | undefined)[],
): void {
  const logs = new Set<string>();
  const folders: string[] = [];
  for (const file of inputs) {
    const path = realPath(file);
    if (logs.has(path)) throw new UsageError(`${file}: the same log was given twice`);
    logs.add(path);
    if (existsSync(path) && statSync(path).isDirectory()) folders.push(path + sep);
  }
  const kept = new Set(databases.map(realPath));
  const results = new Set<string>();
  for (const file of outputs) {
    if (file === undefined) continue;
    const path = realPath(file);
    if (logs.has(path)) throw new UsageError(`${file}: is a log to read, expected another file to write to`);
    if (folders.some((inside) => path.startsWith(inside))) {
      throw new UsageError(`${file}: is in a folder of logs to read, expected another folder to write to`);
    }
    if (kept.has(path)) throw new UsageError(`${file}: is a database to read, expected another file to write to`);
    if (keyFile !== undefined && path === realPath(keyFile)) {
      throw new UsageError(`${file}: is the key, expected another file to write to`);
    }
    if (results.has(path)) throw new UsageError(`--scores: ${file} is written already, expected another file`);
    results.add(path);
  }
}

function printReport(report: DetectReport, options: DetectOptions, output: Output): void {
  for (const file of report.files) printFile(file, output);
  const { summary, forest, features } = report;
  output.print(
    `${eventsText(summary)} by ${count(summary.users, "user")} from ${count(summary.sources, "source")}, ` +
      `${(100 * summary.failureShare).toFixed(1)} % failed, ${summary.first} to ${summary.last}`,
  );
  output.print(
    `${count(features.length, "feature")}, ${count(forest.nEstimators, "tree")} of ` +
      `${count(forest.sampleSize, "event")}, seed ${forest.seed}`,
  );
  if (options.pseudonyms !== undefined) output.print(pseudonymsText(options.pseudonyms));
  output.print();
  output.print(`  rank  score   when                      outcome  user → source`);
  for (const row of report.anomalies.slice(0, PRINTED_ALERTS)) {
    output.print(
      `  ${String(row.rank).padStart(4)}  ${row.score.toFixed(4)}  ${row.timestamp.padEnd(24)}  ${row.outcome}  ` +
        `${shown(row.user, "(no user)")} → ${shown(row.source_ip, "(no address)")}  ${row.file}:${row.line}`,
    );
  }
  output.print();
  output.print(`${options.anomaliesFile}: ${count(report.anomalies.length, "event")}`);
  output.print(`${options.rejectsFile}: ${count(report.rejected, "line")}`);
  if (options.scoresFile !== undefined) output.print(`${options.scoresFile}: ${count(summary.events, "event")}`);
}

function pseudonymsText({ keyId }: Pseudonyms): string {
  return `names, addresses and files are pseudonyms, made with the key ${keyId}: the addresses are not the real ones`;
}

/** A name as the log has it, cut; quoted when it could be taken for more than a name. */
function shown(name: string | null, missing: string): string {
  if (name === null) return missing;
  const text = harmlessText(name, 48);
  return /^[^\s"→]+$/.test(text) ? text : JSON.stringify(text);
}

function printFile(file: FileReport, output: Output): void {
  if (file.format === null) return output.print(`${file.file}: left out (${file.why})`);
  output.print(`${file.file}: ${file.format} (${file.why})`);
  const kinds = [...file.ignoredKinds].sort((a, b) => b[1] - a[1]).map(([kind, lines]) => `${kind} ${lines}`);
  const several = file.events > file.accepted ? ` with ${count(file.events, "sign-in")}` : "";
  output.print(
    `  ${count(file.lines, "line")} = ${file.accepted} accepted${several} + ${file.rejected} rejected + ` +
      `${file.ignored} ignored${kinds.length > 0 ? ` (${kinds.join(", ")})` : ""}`,
  );
  for (const note of file.notes) output.print(`  ${note}`);
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/** Only the sign-ins where there is nothing else, as in the logs of sshd. */
function eventsText({ events, signIns }: DetectReport["summary"]): string {
  return events === signIns ? count(signIns, "sign-in") : `${count(events, "event")} (${count(signIns, "sign-in")})`;
}
