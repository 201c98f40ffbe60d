import { SingleBar } from "cli-progress";
import { harmlessText } from "../text/harmlessText";

/** Where a command tells what it does. */
export interface Output {
  /** A line on standard output. Control characters, which logs may hold, are made harmless. */
  print(line?: string): void;
  /** Progress of long work: a bar on standard error, only on a terminal. */
  progress(label: string, done: number, total: number): void;
  /** Removes the bar. */
  endProgress(): void;
}

/**
 * The output of a command.
 *
 * @param quiet - print nothing
 */
export function createOutput(quiet: boolean): Output {
  let bar: SingleBar | undefined;
  let shown = "";
  const endProgress = (): void => {
    bar?.stop();
    bar = undefined;
    shown = "";
  };
  // An interrupted command gives the cursor back too.
  process.once("exit", endProgress);
  return {
    print(line = ""): void {
      if (!quiet) process.stdout.write(`${harmlessText(line, 2000)}\n`);
    },
    progress(label, done, total): void {
      if (quiet || !process.stderr.isTTY || total <= 0) return;
      if (label !== shown) {
        endProgress();
        bar = new SingleBar({
          format: `${label} {bar} {percentage}% {duration_formatted}`,
          stream: process.stderr,
          clearOnComplete: true,
          hideCursor: true,
        });
        bar.start(total, done);
        shown = label;
      }
      bar?.update(done);
    },
    endProgress,
  };
}
