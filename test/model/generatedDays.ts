import { readFileSync } from "node:fs";
import { writeLogs } from "../../src/generate/writeLogs";

/** A generated log of 30 days as CSV texts: its events from one day on, up to another, both from 1 to 30. */
export async function generatedDays(folder: string): Promise<(from: number, to: number) => string> {
  const options = { users: 12, days: 30, eventsPerUserDay: 6, attacks: { all: 1 }, lookAlikes: { all: 0 }, seed: 4 };
  const { logFile } = await writeLogs(options, folder);
  const [header, ...lines] = readFileSync(logFile, "utf8").trimEnd().split("\n");
  const timeAt = header!.split(",").indexOf("timestamp");
  const dayOf = (line: string): string => line.split(",")[timeAt]!.slice(0, 10);
  const days = [...new Set(lines.map(dayOf))].sort();
  if (days.length < 30) throw new Error(`the log has ${days.length} days`);
  return (from, to) => {
    const wanted = new Set(days.slice(from - 1, to === 30 ? undefined : to));
    return [header, ...lines.filter((line) => wanted.has(dayOf(line)))].join("\n") + "\n";
  };
}
