import { rm, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { removeAtExit } from "./writeWhole";

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
 * try { … } finally { await unlock(); }
 */
export async function lockFile(file: string, waitMs: number = WAIT_MS): Promise<() => Promise<void>> {
  const until = Date.now() + waitMs;
  for (;;) {
    try {
      await writeFile(file, `${process.pid}\n`, { flag: "wx" });
      break;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST") throw new Error(`${file}: cannot be written (${code})`, { cause: error });
      if (Date.now() >= until) {
        throw new Error(`${file}: another run is writing here; when there is none, remove this file`, { cause: error });
      }
    }
    await setTimeout(PAUSE_MS);
  }
  const keep = removeAtExit(file);
  return async () => {
    keep();
    await rm(file, { force: true });
  };
}
