import { join } from "node:path";
import { GENERATE_DEFAULTS, resolveGenerateOptions } from "../generate/GenerateOptions";
import { generateLogs } from "../generate/generateLogs";
import { SCENARIOS } from "../generate/LabelledEvent";
import { writeLogs } from "../generate/writeLogs";
import type { Arguments, Command } from "./Command";
import { createOutput } from "./createOutput";
import { given, numberOption, shareOption, textOption } from "./readOptions";
import { UsageError } from "./UsageError";

const D = GENERATE_DEFAULTS;

/** `authlens generate`: synthetic logs, and labels apart from them. */
export const generateCommand: Command = {
  help: `Usage: authlens generate [options]

Writes a synthetic sign-in log, DIR/auth_logs.csv, and apart from it the labels of the attacks in it, DIR/labels.csv.

  --users N                 people who sign in (${D.users})
  --days N                  length of the log in days (${D.days})
  --events N                ordinary sign-ins; the attacks come on top (${D.events})
  --success-probability P   share of the ordinary attempts that succeed (${D.successProbability})
  --start YYYY-MM-DD        first day (${D.start})
  --brute-force N           attacks that guess one account's password (${D.bruteForce})
  --password-spraying N     attacks that try few passwords on many accounts (${D.passwordSpraying})
  --stolen-credentials N    accounts used from a new place with the right password (${D.stolenCredentials})
  --seed N                  seed of all randomness: same seed, same bytes (${D.seed})
  --out DIR                 folder to write to (data)
  --quiet                   print nothing
`,
  options: {
    users: { type: "string" },
    days: { type: "string" },
    events: { type: "string" },
    "success-probability": { type: "string" },
    start: { type: "string" },
    "brute-force": { type: "string" },
    "password-spraying": { type: "string" },
    "stolen-credentials": { type: "string" },
    seed: { type: "string" },
    out: { type: "string" },
  },
  prepare(args: Arguments): () => Promise<void> {
    const [unexpected] = args.positionals;
    if (unexpected !== undefined)
      throw new UsageError(`generate: expected options only, got ${JSON.stringify(unexpected)}`);
    const options = named(() =>
      resolveGenerateOptions(
        given({
          users: numberOption(args, "users"),
          days: numberOption(args, "days"),
          events: numberOption(args, "events"),
          successProbability: shareOption(args, "success-probability"),
          start: textOption(args, "start"),
          bruteForce: numberOption(args, "brute-force"),
          passwordSpraying: numberOption(args, "password-spraying"),
          stolenCredentials: numberOption(args, "stolen-credentials"),
          seed: numberOption(args, "seed"),
        }),
      ),
    );
    const folder = textOption(args, "out") ?? "data";
    const output = createOutput(args.values.quiet === true);
    return async () => {
      const events = generateLogs(options);
      const [log, labels] = [join(folder, "auth_logs.csv"), join(folder, "labels.csv")];
      await writeLogs(events, log, labels, {
        onProgress: (done, total) => output.progress("writing", done, total),
      });
      output.endProgress();
      const attacks = events.filter(({ scenario }) => scenario !== null);
      output.print(
        `${log}: ${events.length} sign-ins of ${options.users} users in ${options.days} day${options.days === 1 ? "" : "s"}`,
      );
      output.print(`${labels}: ${attacks.length} of them belong to attacks`);
      for (const [scenario, technique] of Object.entries(SCENARIOS)) {
        const count = attacks.filter((event) => event.scenario === scenario).length;
        output.print(`  ${scenario} (${technique}): ${count}`);
      }
    };
  },
};

/** Lets an error of the generator name the option as it is written on the command line. */
function named<T>(resolve: () => T): T {
  try {
    return resolve();
  } catch (error) {
    const [, name, rest] = /^generateLogs: (\w+) (.*)$/s.exec((error as Error).message) ?? [];
    if (name === undefined) throw error;
    throw new UsageError(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${rest}`);
  }
}
