import { open } from "node:fs/promises";
import { formatCsvRecord } from "../files/formatCsvRecord";
import { writeWhole } from "../files/writeWhole";
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
 * Writes the log as CSV and the labels of its attack events to a file of their own, each whole or not at all.
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
  await writeRecords(logFile, LOG_HEADER, events, (event, index) => [logRecord(event, idOf(index))], onProgress);
  await writeRecords(labelsFile, ["event_id", "scenario", "technique"], events, ({ scenario }, index) =>
    scenario === null ? [] : [[idOf(index), scenario, SCENARIOS[scenario]]],
  );
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

async function writeRecords(
  file: string,
  header: readonly string[],
  events: readonly LabelledEvent[],
  recordsOf: (event: LabelledEvent, index: number) => (string | null)[][],
  onProgress?: (written: number, total: number) => void,
): Promise<void> {
  await writeWhole(file, async (temporary) => {
    const handle = await open(temporary, "w");
    try {
      await handle.write(formatCsvRecord(header));
      for (let start = 0; start < events.length; start += ROWS_PER_WRITE) {
        const block = events.slice(start, start + ROWS_PER_WRITE);
        await handle.write(
          block
            .flatMap((event, index) => recordsOf(event, start + index))
            .map(formatCsvRecord)
            .join(""),
        );
        onProgress?.(start + block.length, events.length);
      }
    } finally {
      await handle.close();
    }
  });
}
