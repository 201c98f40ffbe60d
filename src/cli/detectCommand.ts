import { join } from "node:path";
import type { Anomaly } from "../alerts/topAnomalies";
import { detect, type DetectOptions, type DetectReport } from "../detect";
import { harmlessText } from "../text/harmlessText";
import type { Arguments, Command } from "./Command";
import { countText } from "./countText";
import { createOutput, type Output } from "./createOutput";
import { driftText, forestText, seenText, thresholdText } from "./modelText";
import { printInput } from "./printInput";
import { PSEUDONYMS_HELP, PSEUDONYMS_OPTIONS, pseudonymsOption, pseudonymsText } from "./pseudonymsOption";
import { FILES_HELP, READING_OPTIONS, readingHelp, readingOptions } from "./readingOptions";
import { given, textOption, wordOption } from "./readOptions";
import { refuseLogsAsTargets } from "./refuseLogsAsTargets";
import { refuseOverwriting } from "./refuseOverwriting";
import {
  FEATURES_HELP,
  featuresOption,
  FOREST_HELP,
  forestOptions,
  incidentsPerDayOption,
  topOption,
  TRAINING_OPTIONS,
} from "./trainingOptions";
import { UsageError } from "./UsageError";

/** Incidents printed; the file has them all. */
const PRINTED_INCIDENTS = 10;
/** Alerts printed; the file has them all. */
const PRINTED_ALERTS = 10;

/** `authlens detect`: any log → the sign-ins worth a look. */
export const detectCommand: Command = {
  help: `Usage: authlens detect FILE… [options]

${FILES_HELP}

Reads sign-in logs, scores every event with an isolation forest, asks rules, and puts together what belongs together.
Writes incidents to DIR/incidents.csv, the most suspicious events, those of the incidents first, to DIR/anomalies.csv,
and the lines that could not be read to DIR/rejects.csv.

${readingHelp("nothing, not even rejects.csv")}  --incidents-per-day N how many incidents, on average (5); with --model as many as there are from the risk on that it
                        found in training
  --top N               how many events: a number, or a share such as 0.01 or 1% (100)
  --contamination P     a share instead of --top, in (0, 0.5]
${FEATURES_HELP}${FOREST_HELP}  --model DIR           score with a model that authlens train saved, which has its own features and forest: the events
                        come next after those it has seen; all whose score reaches its threshold are written, or with
                        --top N the N highest
  --update              let the model have seen these events, so that the next run goes on from here
  --skip-seen           leave out events up to the last one that the model has seen, for a log that grows; else
                        they are refused
  --rank-by WORD        order of the events: risk, those of incidents first, or score, the forest alone (risk)
  --out DIR             folder to write to (exports)
  --ecs FILE            write incidents and events as JSON Lines in the Elastic Common Schema to FILE
  --sigma FILE          write the incidents in the form of Sigma rules to FILE
  --scores FILE         write the score of every event, in the order of the log, to FILE
${PSEUDONYMS_HELP}  --quiet               print nothing
`,
  options: {
    ...READING_OPTIONS,
    top: { type: "string" },
    "incidents-per-day": { type: "string" },
    "rank-by": { type: "string" },
    ecs: { type: "string" },
    sigma: { type: "string" },
    ...TRAINING_OPTIONS,
    model: { type: "string" },
    update: { type: "boolean" },
    "skip-seen": { type: "boolean" },
    out: { type: "string" },
    scores: { type: "string" },
    ...PSEUDONYMS_OPTIONS,
  },
  prepare(args: Arguments): () => Promise<void> {
    const reading = readingOptions("detect", args);
    const folder = textOption(args, "out") ?? "exports";
    const options: DetectOptions = {
      anomaliesFile: join(folder, "anomalies.csv"),
      incidentsFile: join(folder, "incidents.csv"),
      rejectsFile: join(folder, "rejects.csv"),
      ...reading,
      ...given({
        scoresFile: textOption(args, "scores"),
        ecsFile: textOption(args, "ecs"),
        sigmaFile: textOption(args, "sigma"),
        incidentsPerDay: incidentsPerDayOption(args),
        rankBy: wordOption(args, "rank-by", ["risk", "score"] as const),
      }),
      ...scoringOptions(args),
    };
    const { anomaliesFile, incidentsFile, rejectsFile, scoresFile, ecsFile, sigmaFile } = options;
    const targets = [anomaliesFile, incidentsFile, rejectsFile, scoresFile, ecsFile, sigmaFile];
    refuseOverwriting(args, targets, options.modelFolder);
    if (options.update === true) refuseOverwriting(args, [join(options.modelFolder!, "model.json")]);
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

/** How events are scored: by a model, which has its own of what else could be chosen, or by a forest of their own. */
function scoringOptions(args: Arguments): Partial<DetectOptions> {
  const modelFolder = textOption(args, "model");
  const [update, skipSeen] = [args.values.update === true, args.values["skip-seen"] === true];
  if (modelFolder === undefined) {
    const first = update ? "--update" : "--skip-seen";
    if (update || skipSeen) throw new UsageError(`${first}: is for --model, which was not given`);
    return { forest: forestOptions(args), ...given({ top: topOption(args), features: featuresOption(args) }) };
  }
  const own = Object.keys(TRAINING_OPTIONS).find((name) => args.values[name] !== undefined);
  if (own !== undefined) throw new UsageError(`--${own}: is for training, expected none beside --model`);
  return { modelFolder, update, skipSeen, ...given({ top: topOption(args) }) };
}

function printReport(report: DetectReport, options: DetectOptions, output: Output): void {
  const { summary, forest, features, model, incidents, anomalies, highestScore } = report;
  printInput(report, output);
  output.print(forestText(features.length, forest));
  if (model !== null) printModel(report, options, output);
  if (options.pseudonyms !== undefined) output.print(pseudonymsText(options.pseudonyms));
  output.print();
  if (incidents.length > 0) printIncidents(report, output);
  if (anomalies.length > 0) printAlerts(anomalies, output);
  else if (highestScore === null) output.print("  no event is later: nothing to score");
  else
    output.print(`  no event has such a score, the highest is ${highestScore.toFixed(4)}; --top N lists the N highest`);
  output.print();
  output.print(`${options.incidentsFile}: ${countText(incidents.length, "incident")}`);
  output.print(`${options.anomaliesFile}: ${countText(anomalies.length, "event")}`);
  output.print(`${options.rejectsFile}: ${countText(report.rejected, "line")}`);
  const scored = highestScore === null ? 0 : summary.events;
  if (options.scoresFile !== undefined) output.print(`${options.scoresFile}: ${countText(scored, "event")}`);
  if (options.update === true) output.print(`${options.modelFolder}: ${seenText(model!)}`);
}

function printModel(
  { model, features, drift, seenBefore, skipped }: DetectReport,
  { modelFolder }: DetectOptions,
  output: Output,
): void {
  const { training } = model!;
  output.print(`${modelFolder}: trained on ${training.first} to ${training.last}; ${thresholdText(model!)}`);
  const left = skipped > 0 ? `; ${countText(skipped, "event")} up to then left out` : "";
  output.print(`${modelFolder}: had seen events up to ${seenBefore!.toISOString()}${left}`);
  const drifted = drift === null ? null : driftText(drift, features);
  if (drifted !== null) output.print(`${modelFolder}: ${drifted}`);
}

function printIncidents({ incidents, otherIncidents }: DetectReport, output: Output): void {
  output.print("  incident    risk  when              what");
  for (const { rank, risk, first, title, techniques, successFollowed } of incidents.slice(0, PRINTED_INCIDENTS)) {
    const ids = techniques.length === 0 ? "" : ` [${techniques[0]}]`;
    const success = successFollowed ? "; a success followed" : "";
    output.print(
      `  ${String(rank).padStart(8)}  ${risk.toFixed(4)}  ${first.slice(0, 16)}  ${harmlessText(title, 100)}${ids}${success}`,
    );
  }
  const left = incidents.length - Math.min(incidents.length, PRINTED_INCIDENTS);
  output.print(`  and ${left} more in the file; ${countText(otherIncidents, "incident")} less suspicious`);
  output.print();
}

function printAlerts(anomalies: readonly Anomaly[], output: Output): void {
  output.print(`  rank  score   when                      outcome  user → source`);
  for (const row of anomalies.slice(0, PRINTED_ALERTS)) {
    output.print(
      `  ${String(row.rank).padStart(4)}  ${row.score.toFixed(4)}  ${row.timestamp.padEnd(24)}  ${row.outcome}  ` +
        `${shown(row.user, "(no user)")} → ${shown(row.source_ip, "(no address)")}  ${row.file}:${row.line}`,
    );
  }
}

/** A name as the log has it, cut; quoted when it could be taken for more than a name. */
function shown(name: string | null, missing: string): string {
  if (name === null) return missing;
  const text = harmlessText(name, 48);
  return /^[^\s"→]+$/.test(text) ? text : JSON.stringify(text);
}
