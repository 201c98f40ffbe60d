import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { harmlessText } from "../text/harmlessText";
import type { Command, OptionTable } from "./Command";
import { detectCommand } from "./detectCommand";
import { featuresCommand } from "./featuresCommand";
import { generateCommand } from "./generateCommand";
import { notebooksCommand } from "./notebooksCommand";
import { namingMemory } from "../logs/outOfMemory";
import { TooManyRejectsError } from "../logs/reading/TooManyRejectsError";
import { revealCommand } from "./revealCommand";
import { trainCommand } from "./trainCommand";
import { UsageError } from "./UsageError";

const COMMANDS = new Map<string, Command>([
  ["generate", generateCommand],
  ["detect", detectCommand],
  ["train", trainCommand],
  ["features", featuresCommand],
  ["reveal", revealCommand],
  ["notebooks", notebooksCommand],
]);

const HELP = `Usage: authlens COMMAND [options]

Finds the sign-ins worth a human's time in authentication logs.

  generate    synthetic sign-in logs with labelled attacks
  detect      any log → the most suspicious sign-ins, anomalies.csv
  train       logs of an ordinary period → a model that detect uses on later ones
  features    any log → the features of its events as Parquet or CSV, for other tools
  reveal      results with pseudonyms → the same with names, for who has the key
  notebooks   run the notebooks, with other parameters if you like

  authlens COMMAND --help   the command's options
  authlens --version        the version

Exit codes: 0 ok, 1 failed, 2 wrong usage, 3 more lines rejected than --max-rejects allows.
`;

/** As DuckDB begins its messages: `Invalid Input Error: `, `Failed to append: `. */
const DATABASE_ERROR = /^(?:[A-Z][A-Za-z ]* Error|Failed to append): /;

/** Runs one command line; returns the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const [name = "", ...rest] = argv;
  if (["", "-h", "--help", "help"].includes(name)) {
    (name === "" ? process.stderr : process.stdout).write(HELP);
    return name === "" ? 2 : 0;
  }
  if (name === "--version") return printVersion();
  try {
    const command = COMMANDS.get(name);
    if (command === undefined) {
      throw new UsageError(
        `unknown command ${JSON.stringify(name)}; the commands are ${[...COMMANDS.keys()].join(", ")}`,
      );
    }
    if (rest.includes("--version")) return printVersion();
    if (rest.includes("--help") || rest.includes("-h")) {
      process.stdout.write(command.help);
      return 0;
    }
    await prepared(command, rest)();
    return 0;
  } catch (error) {
    process.stderr.write(`authlens: ${messageOf(name, error)}\n`);
    if (error instanceof TooManyRejectsError) return 3;
    return error instanceof UsageError ? 2 : 1;
  }
}

/** The work of a command; whatever is wrong before it starts is wrong usage. */
function prepared(command: Command, argv: string[]): () => Promise<void> {
  try {
    const options = { ...command.options, quiet: { type: "boolean" } as const };
    const parsed = parseArgs({ args: attachNegativeNumbers(argv, options), options, allowPositionals: true });
    return command.prepare(parsed);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") throw new UsageError(message);
    const [, option = "option"] = /'(.*?)'/s.exec(message) ?? [];
    const known = Object.keys(command.options).map((name) => `--${name}`);
    throw new UsageError(`unknown option ${option}; the options are ${known.join(", ")}`);
  }
}

/** `--users -5` as `--users=-5`, so that the option itself can say what it expects. */
function attachNegativeNumbers(argv: readonly string[], options: OptionTable): string[] {
  const args: string[] = [];
  for (const arg of argv) {
    const before = args.at(-1);
    const takesText = before?.startsWith("--") === true && options[before.slice(2)]?.type === "string";
    if (takesText && /^-[\d.]/.test(arg)) args[args.length - 1] = `${before}=${arg}`;
    else args.push(arg);
  }
  return args;
}

/** Of the database's errors the first line: the others quote its SQL, or advise settings that are out of reach. */
function messageOf(command: string, error: unknown): string {
  const { message } = namingMemory(command, error) as Error;
  return harmlessLines(DATABASE_ERROR.test(message) ? message.split("\n", 1)[0]! : message);
}

/** Messages name files and columns, and those may hold anything; errors of notebooks have several lines. */
function harmlessLines(text: string): string {
  return text
    .split("\n")
    .map((line) => harmlessText(line, 2000))
    .join("\n");
}

function printVersion(): number {
  const manifest = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as { version: string };
  process.stdout.write(`${manifest.version}\n`);
  return 0;
}

/**
 * Ends at once, as if nobody had caught the signal, after what has to be done at exit: temporary files are removed, and
 * the cursor is given back. An orderly exit would wait for threads of the database that wait for this one.
 */
function endBy(signal: NodeJS.Signals): void {
  process.emit("exit", 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

// The reader of a pipe may leave early (`| head`): the work is done all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
process.once("SIGINT", endBy);
process.once("SIGTERM", endBy);
process.once("SIGHUP", endBy);
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`authlens: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
