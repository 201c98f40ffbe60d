import type { AuthEvent } from "../../../src/logs/AuthEvent";
import { createCsvReader } from "../../../src/logs/csv/createCsvReader";

/** Everything that a reader said about some lines. */
export interface Verdicts {
  events: (AuthEvent & { line: number })[];
  rejected: { line: number; reason: string; text: string }[];
  ignored: { line: number; kind: string }[];
}

/** Reads lines as the CSV file `log.csv` and gathers the verdicts, as they come. */
export function readCsv(lines: readonly string[], columns?: ReadonlyMap<string, string>): Verdicts {
  const verdicts: Verdicts = { events: [], rejected: [], ignored: [] };
  const sink = {
    accept: (line: number, event: AuthEvent) => verdicts.events.push({ ...event, line }),
    reject: (line: number, reason: string, text: string) => verdicts.rejected.push({ line, reason, text }),
    ignore: (line: number, kind: string) => verdicts.ignored.push({ line, kind }),
  };
  const reader = createCsvReader("log.csv", sink, columns === undefined ? {} : { columns });
  lines.forEach((text, index) => reader.read(text, index + 1));
  reader.end();
  return verdicts;
}

/** The lines that got a verdict, in order: a well-behaved reader gives 1, 2, 3, … */
export function judgedLines({ events, rejected, ignored }: Verdicts): number[] {
  return [...events, ...rejected, ...ignored].map(({ line }) => line).sort((a, b) => a - b);
}
