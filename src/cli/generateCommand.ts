import { ATTACKS } from "../generate/attacks/ATTACKS";
import { GENERATE_PRESETS, type GenerateOptions, resolveGenerateOptions } from "../generate/GenerateOptions";
import { LOOK_ALIKES } from "../generate/lookAlikes/LOOK_ALIKES";
import { OUTPUT_FORMATS } from "../generate/output/OUTPUT_FORMATS";
import { writeLogs, type WriteLogsReport } from "../generate/writeLogs";
import type { Arguments, Command } from "./Command";
import { createOutput, type Output } from "./createOutput";
import { given, numberOption, shareOption, textOption, wholeOption, wordOption } from "./readOptions";
import { UsageError } from "./UsageError";

const D = resolveGenerateOptions();
const PRESETS = Object.keys(GENERATE_PRESETS) as (keyof typeof GENERATE_PRESETS)[];

/** `authlens generate`: synthetic logs, and labels apart from them. */
export const generateCommand: Command = {
  help: `Usage: authlens generate [options]

Writes a synthetic sign-in log, DIR/auth_logs.csv, and apart from it DIR/labels.csv (which events belong to attacks and
to benign look-alikes) and DIR/incidents.csv (when, who, how many).

  --preset NAME             ${PRESETS.join(", ")}: where the other options start from (default)
  --users N                 accounts of people and services (${D.users})
  --days N                  length of the log in days (${D.days})
  --events-per-user-day N   ordinary events of one account on one day, on average (${D.eventsPerUserDay})
  --failure-share P         share of the ordinary sign-in attempts that fail (${D.failureShare})
  --start YYYY-MM-DD        first day (${D.start})
  --offices CITY,CITY       where people work (${D.offices.map(({ name }) => name).join(",")})
  --roles ROLE=P,ROLE=P     shares of the accounts; the rest are office workers
                            (${sharesText(D.roles)})
  --attacks NAME=N,NAME=N   how many of each; all=0 leaves all others out (all=2)
  --look-alikes NAME=N,…    the same for what is benign and looks like an attack (all=2); sales and executives
                            travel whatever stands here, unless their roles have no share
  --stealth S               how careful attackers are, 0 (noisy) to 1 (as careful as the best) (${D.stealth})
  --seed N                  seed of all randomness: same seed, same bytes (${D.seed})
  --format NAME             ${OUTPUT_FORMATS.join(", ")} (csv)
  --threads N               worker threads; the bytes are the same (by the length of the log)
  --out DIR                 folder to write to (data)
  --quiet                   print nothing

Attacks:
${list(ATTACKS, ({ technique }) => technique)}

Look-alikes:
${list(LOOK_ALIKES, () => "")}
`,
  options: Object.fromEntries(
    [
      "preset", "users", "days", "events-per-user-day", "failure-share", "start", "offices", "roles", "attacks",
      "look-alikes", "stealth", "seed", "format", "threads", "out",
    ].map((name) => [name, { type: "string" }]),
  ), // prettier-ignore
  prepare(args: Arguments): () => Promise<void> {
    const [unexpected] = args.positionals;
    if (unexpected !== undefined) {
      throw new UsageError(`generate: expected options only, got ${JSON.stringify(unexpected)}`);
    }
    const options: GenerateOptions = {
      ...GENERATE_PRESETS[wordOption(args, "preset", PRESETS) ?? "default"],
      ...given({
        users: numberOption(args, "users"),
        days: numberOption(args, "days"),
        eventsPerUserDay: numberOption(args, "events-per-user-day"),
        failureShare: shareOption(args, "failure-share"),
        start: textOption(args, "start"),
        offices: textOption(args, "offices"),
        roles: textOption(args, "roles"),
        attacks: textOption(args, "attacks"),
        lookAlikes: textOption(args, "look-alikes"),
        stealth: numberOption(args, "stealth"),
        seed: numberOption(args, "seed"),
      }),
    };
    named(() => resolveGenerateOptions(options));
    const format = wordOption(args, "format", OUTPUT_FORMATS);
    const threads = wholeOption(args, "threads", 0, 64);
    const folder = textOption(args, "out") ?? "data";
    const output = createOutput(args.values.quiet === true);
    return async () => {
      const onProgress = (done: number, total: number): void => output.progress("writing", done, total);
      const report = await writeLogs(options, folder, { ...given({ format, threads }), onProgress }).finally(() =>
        output.endProgress(),
      );
      printReport(report, output);
      for (const file of report.otherLogs) {
        output.print(`${file} is of an earlier run: the labels are not about it`);
      }
    };
  },
};

function printReport(report: WriteLogsReport, output: Output): void {
  const { scenarios, events, leftOut, failureShare } = report;
  const sum = (label: string): number =>
    scenarios.reduce((total, count) => total + (count.label === label ? count.events : 0), 0);
  output.print(`${report.logFile}: ${events} events, ${percent(failureShare)} of the ordinary sign-ins fail`);
  if (leftOut > 0) output.print(`  ${leftOut} more events are left out: ${report.format} has no word for them`);
  output.print(`${report.labelsFile}: ${sum("attack")} of them belong to attacks, ${sum("benign")} to look-alikes`);
  for (const { scenario, label, technique, incidents, events: count, successes } of scenarios.slice(1)) {
    const name = `${scenario}${technique === "" ? "" : ` (${technique})`}`;
    const found = `${incidents} incident${incidents === 1 ? "" : "s"}, ${count} events, ${successes} succeed`;
    output.print(`  ${label.padEnd(6)} ${name.padEnd(42)} ${found}`);
  }
  output.print(`${report.incidentsFile}: when, who and how many`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function sharesText(shares: Readonly<Record<string, number>>): string {
  const named = Object.entries(shares).filter(([role]) => role !== "office");
  return named.map(([role, share]) => `${role}=${share}`).join(",");
}

function list<Entry extends { description: string }>(
  entries: Readonly<Record<string, Entry>>,
  techniqueOf: (entry: Entry) => string,
): string {
  return Object.entries(entries)
    .map(([name, entry]) => `  ${name.padEnd(30)} ${techniqueOf(entry).padEnd(10)}${entry.description}`.trimEnd())
    .join("\n");
}

/** The option that an unknown name was given to. */
const OPTION_OF: Readonly<Record<string, string>> = {
  role: "--roles",
  attack: "--attacks",
  "look-alike": "--look-alikes",
};

/** Lets an error of the generator name the options as they are written on the command line. */
function named<T>(resolve: () => T): T {
  try {
    return resolve();
  } catch (error) {
    const message = (error as Error).message.replace(/^generateLogs: /, "");
    const [, unknown = ""] = /^unknown (\S+) /.exec(message) ?? [];
    if (unknown in OPTION_OF) throw new UsageError(`${OPTION_OF[unknown]}: ${message}`);
    const [, subject, rest] = /^(.*?)( must be .*)$/s.exec(message) ?? [];
    if (subject === undefined) throw new UsageError(`generate: ${message}`);
    throw new UsageError(`${subject.split(" × ").map(asOption).join(" × ")}${rest}`);
  }
}

/** `attacks.mfa_fatigue` is `--attacks mfa_fatigue`; a place in a list is left out. */
function asOption(name: string): string {
  const [option = "", ...part] = name.replace(/\[\d+\]/, "").split(".");
  return [`--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, ...part].join(" ");
}
