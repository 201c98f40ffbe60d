import { createSshdReader } from "../../../src/logs/sshd/createSshdReader";
import type { AuthEvent } from "../../../src/logs/AuthEvent";

/** Everything that a reader said about some lines. */
export interface Verdicts {
  events: (AuthEvent & { line: number })[];
  rejected: { line: number; reason: string }[];
  ignored: { line: number; kind: string }[];
}

/** Reads lines as one file and gathers the verdicts, each in the order of the lines. */
export function readLines(lines: readonly string[], firstYear = 2023): Verdicts {
  const verdicts: Verdicts = { events: [], rejected: [], ignored: [] };
  const reader = createSshdReader(
    { firstYear },
    {
      accept: (line, event) => verdicts.events.push({ ...event, line }),
      reject: (line, reason) => verdicts.rejected.push({ line, reason }),
      ignore: (line, kind) => verdicts.ignored.push({ line, kind }),
    },
  );
  lines.forEach((text, index) => reader.read(text, index + 1));
  reader.end();
  for (const list of [verdicts.events, verdicts.rejected, verdicts.ignored]) list.sort((a, b) => a.line - b.line);
  return verdicts;
}

/** Messages of one connection, a second apart, as sshd[77] on host `gate` writes them. */
export function sshd(...messages: string[]): string[] {
  return messages.map((message, second) => `Dec 10 06:55:${String(second + 10)} gate sshd[77]: ${message}`);
}

/** What tests mostly look at: line, user, address, outcome, reason, method. */
export function brief(verdicts: Verdicts): (string | number | null)[][] {
  return verdicts.events.map((e) => [e.line, e.user, e.source_ip, e.outcome, e.failure_reason, e.method]);
}

/** How many lines have each kind of verdict; events of one line are one. */
export function account(verdicts: Verdicts): Record<string, number> {
  const counts: Record<string, number> = { accepted: new Set(verdicts.events.map(({ line }) => line)).size };
  if (verdicts.rejected.length > 0) counts["rejected"] = verdicts.rejected.length;
  for (const { kind } of verdicts.ignored) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** One entry a line that got a verdict: a well-behaved reader gives 1, 2, 3, … */
export function judgedLines(verdicts: Verdicts): number[] {
  const accepted = [...new Set(verdicts.events.map(({ line }) => line))];
  const others = [...verdicts.rejected, ...verdicts.ignored].map(({ line }) => line);
  return [...accepted, ...others].sort((a, b) => a - b);
}
