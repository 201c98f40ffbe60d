import { rmSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { namingTheFile, removeAtExit } from "./writeWhole";

const WAIT_MS = 10_000;
const PAUSE_MS = 20;

/**
 * Makes a file that only one run can have at a time, and waits while another has it.
 *
 * Meant for moments: hold it while files are renamed, not while they are computed.
 *
 * @param waitMs - how long to wait, milliseconds
 * @returns what gives it back
 * @throws Error naming the file when another run has it for longer, or it cannot be made
 * @example
 * const unlock = await lockFile("models/march/model.lock");
 * try { … } finally { unlock(); }
 */
export async function lockFile(file: string, waitMs: number = WAIT_MS): Promise<() => void> {
  const until = Date.now() + waitMs;
  // Nothing in the background: an interrupt between a file and the word that it is ours would leave it for ever.
  for (;;) {
    try {
      writeFileSync(file, "", { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw namingTheFile(file, error);
      if (Date.now() >= until) {
        throw new Error(`${file}: another run is writing here; when there is none, remove this file`, { cause: error });
      }
    }
    await setTimeout(PAUSE_MS);
  }
  const keep = removeAtExit(file);
  return () => {
    rmSync(file, { force: true });
    keep();
  };
}
