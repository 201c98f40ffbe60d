import { newDisplay } from "./displayData";
import { harmlessText } from "../text/harmlessText";

/** A line that says how far a long step is. */
export interface ProgressLine {
  /** @param done - how much is done so far, in the unit of the total */
  update(done: number): void;
  /** Says that all is done, and how long it took. */
  done(): void;
}

/** The least time between two updates, ms. */
const INTERVAL_MS = 100;
const BAR_LENGTH = 20;

/**
 * A progress line below the cell, updated in place; nothing outside a kernel.
 *
 * @param label - what is being done
 * @param total - how much there is to do
 * @example
 * const progress = notebookProgress("growing trees", 100);
 * progress.update(40);
 * progress.done();
 */
export function notebookProgress(label: string, total: number): ProgressLine {
  const display = newDisplay();
  const started = performance.now();
  let updated = -Infinity;
  const name = harmlessText(label, Infinity);
  const count = (n: number): string => n.toLocaleString("en-US");
  return {
    update(done) {
      if (performance.now() - updated < INTERVAL_MS) return;
      updated = performance.now();
      const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 1;
      const bar = "█".repeat(Math.round(share * BAR_LENGTH)).padEnd(BAR_LENGTH, "░");
      display?.text(`${name} ${bar} ${Math.floor(share * 100)} % (${count(done)} of ${count(total)})`);
    },
    done() {
      const seconds = (performance.now() - started) / 1000;
      display?.text(`${name}: ${count(total)} in ${seconds.toFixed(1)} s`);
    },
  };
}
