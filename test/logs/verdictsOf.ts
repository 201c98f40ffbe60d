import type { AuthEvent } from "../../src/logs/AuthEvent";
import type { LogReader, LogSink } from "../../src/logs/LogReader";

/** Everything that a reader said about some lines. */
export interface Verdicts {
  events: (AuthEvent & { line: number })[];
  rejected: { line: number; reason: string }[];
  ignored: { line: number; kind: string }[];
}

/** Reads lines as one file and gathers the verdicts. Records that are no text are written as JSON. */
export function verdictsOf(createReader: (sink: LogSink) => LogReader, lines: readonly unknown[]): Verdicts {
  const verdicts: Verdicts = { events: [], rejected: [], ignored: [] };
  const reader = createReader({
    accept: (line, event) => verdicts.events.push({ ...event, line }),
    reject: (line, reason) => verdicts.rejected.push({ line, reason }),
    ignore: (line, kind) => verdicts.ignored.push({ line, kind }),
  });
  lines.forEach((line, index) => reader.read(typeof line === "string" ? line : JSON.stringify(line), index + 1));
  reader.end();
  return verdicts;
}

/** The events alone, without the numbers of their lines, in the order of the lines. */
export function eventsOf(verdicts: Verdicts): AuthEvent[] {
  const inOrder = [...verdicts.events].sort((a, b) => a.line - b.line);
  return inOrder.map((event) => {
    const alone: AuthEvent & { line?: number } = { ...event };
    delete alone.line;
    return alone;
  });
}

/** How many lines have each verdict: `accepted`, `rejected`, and the kinds of what was ignored. */
export function accountOf({ events, rejected, ignored }: Verdicts): Record<string, number> {
  const account: Record<string, number> = { accepted: new Set(events.map(({ line }) => line)).size };
  if (rejected.length > 0) account["rejected"] = rejected.length;
  for (const { kind } of ignored) account[kind] = (account[kind] ?? 0) + 1;
  return account;
}

/** The number of each line that has a verdict: a well-behaved reader gives 1, 2, 3, … */
export function judgedLines({ events, rejected, ignored }: Verdicts): number[] {
  const accepted = [...new Set(events.map(({ line }) => line))].map((line) => ({ line }));
  return [...accepted, ...rejected, ...ignored].map(({ line }) => line).sort((a, b) => a - b);
}
