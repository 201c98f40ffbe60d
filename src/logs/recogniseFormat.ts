import { detectDelimiter } from "./csv/detectDelimiter";
import { missingFields, recogniseColumns } from "./csv/mapColumns";
import { parseCsvRecord } from "./csv/parseCsvRecord";

/** The formats that `readLogs` reads. */
export const LOG_FORMATS = ["csv", "sshd"] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** A line that sshd wrote, whatever stands before the program's name. */
const SSHD = /(?:^|[\s[/])sshd(?:-session|-auth)?(?:\(pam_unix\))?(?:\[|:|\])/;
/** A line of syslog: a month and a time, an ISO time, or a priority at its start. */
const SYSLOG = /^(?:<\d{1,3}>|[A-Z][a-z]{2}\s+\d{1,2}\s\d{2}:|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}|\[?sshd)/;

/** What a file seems to be, and why. */
export interface Recognition {
  format: LogFormat;
  why: string;
}

/**
 * Decides from a file's first lines what format it is.
 *
 * @param lines - the first lines of the file; a hundred are plenty
 * @param hasMapping - the caller names the columns, so any CSV header will do
 * @returns null when it is neither of the formats
 * @example recogniseFormat(["time,user,result", "…"])?.format // "csv"
 */
export function recogniseFormat(lines: readonly string[], hasMapping: boolean = false): Recognition | null {
  const filled = lines.filter((line) => line.trim() !== "");
  const sshd = filled.filter((line) => SYSLOG.test(line) && SSHD.test(line)).length;
  if (sshd > 0) return { format: "sshd", why: `${sshd} of its first ${filled.length} lines are from sshd` };
  const header = filled[0];
  if (header === undefined) return null;
  const names = parseCsvRecord(header, detectDelimiter(header));
  if (!Array.isArray(names) || names.length < 2) return null;
  if (missingFields(recogniseColumns(names)).length === 0) {
    return { format: "csv", why: "its first line names a time, a user and an outcome" };
  }
  return hasMapping ? { format: "csv", why: "--columns names its columns" } : null;
}
