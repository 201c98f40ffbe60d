import { open } from "node:fs/promises";
import { formatCsvRecord } from "../files/formatCsvRecord";
import { writeTogether } from "../files/writeWhole";
import { type LabelledEvent, SCENARIOS } from "./LabelledEvent";

const LOG_HEADER = [
  "event_id", "timestamp", "user", "source_ip", "outcome", "failure_reason",
  "action", "method", "country", "user_agent", "host",
]; // prettier-ignore
const ROWS_PER_WRITE = 4096;

/** Options of {@link writeLogs}. */
export interface WriteLogsOptions {
  /** Called as events are written. */
  onProgress?: (written: number, total: number) => void;
}

/**
 * Writes the log as CSV and the labels of its attack events to a file of their own, both or neither.
 *
 * Labels are `event_id,scenario,technique`; ordinary events have none. The log gives no hint of them.
 *
 * @param events - as {@link generateLogs} returns them
 * @throws Error naming the file that cannot be written
 * @example await writeLogs(generateLogs(), "data/auth_logs.csv", "data/labels.csv");
 */
export async function writeLogs(
  events: readonly LabelledEvent[],
  logFile: string,
  labelsFile: string,
  options: WriteLogsOptions = {},
): Promise<void> {
  const { onProgress } = options;
  const digits = String(events.length).length;
  const idOf = (index: number): string => `e${String(index + 1).padStart(digits, "0")}`;
  const log = records(events, (event, index) => [logRecord(event, idOf(index))], onProgress);
  const labels = records(events, ({ scenario }, index) =>
    scenario === null ? [] : [[idOf(index), scenario, SCENARIOS[scenario]]],
  );
  await writeTogether([
    { file: logFile, write: (temporary) => log(temporary, LOG_HEADER) },
    { file: labelsFile, write: (temporary) => labels(temporary, ["event_id", "scenario", "technique"]) },
  ]);
}

function logRecord(event: LabelledEvent, id: string): (string | null)[] {
  return [
    id,
    new Date(event.timestampMs).toISOString(),
    event.user,
    event.source_ip,
    event.outcome,
    event.failure_reason,
    "login",
    event.method,
    event.country,
    event.user_agent,
    event.host,
  ];
}

/** A function that writes a header and the records of all events to a file. */
function records(
  events: readonly LabelledEvent[],
  recordsOf: (event: LabelledEvent, index: number) => (string | null)[][],
  onProgress?: (written: number, total: number) => void,
): (file: string, header: readonly string[]) => Promise<void> {
  return async (file, header) => {
    const handle = await open(file, "r+"); // It is there already; an interrupt may have removed it.
    try {
      await handle.write(formatCsvRecord(header));
      for (let start = 0; start < events.length; start += ROWS_PER_WRITE) {
        const block = events.slice(start, start + ROWS_PER_WRITE);
        const text = block.flatMap((event, index) => recordsOf(event, start + index)).map(formatCsvRecord);
        await handle.write(text.join(""));
        onProgress?.(start + block.length, events.length);
      }
    } finally {
      await handle.close();
    }
  };
}
