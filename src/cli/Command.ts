import type { ParseArgsConfig } from "node:util";

/** Options of a command as `node:util` parses them. */
export type OptionTable = NonNullable<ParseArgsConfig["options"]>;

/** What was given on the command line. */
export interface Arguments {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
}

/** One command of `authlens`. */
export interface Command {
  /** What `--help` prints. */
  help: string;
  options: OptionTable;
  /**
   * Checks the arguments, before anything is read or written, and returns the work.
   *
   * @throws UsageError or RangeError when an argument is wrong
   */
  prepare(args: Arguments): () => Promise<void>;
}
