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

/** Lines that a header may span. */
const HEADER_LINES = 20;

/**
 * Decides from a file's first lines what format it is.
 *
 * A header that names the columns decides before anything in the rows does: an attacker writes what stands there.
 *
 * @param lines - the first lines of the file; a hundred are plenty
 * @param mapping - CSV columns that the caller names: field → column
 * @returns null when it is neither of the formats
 * @example recogniseFormat(["time,user,result", "…"])?.format // "csv"
 */
export function recogniseFormat(
  lines: readonly string[],
  mapping: ReadonlyMap<string, string> = new Map(),
): Recognition | null {
  const filled = lines.filter((line) => line.trim() !== "");
  const names = headerNames(filled);
  if (names.length > 1 && missingFields(recogniseColumns(names)).length === 0) {
    return { format: "csv", why: "its first line names a time, a user and an outcome" };
  }
  if ([...mapping.values()].some((column) => names.includes(column))) {
    return { format: "csv", why: "its first line has columns that --columns names" };
  }
  const sshd = filled.filter((line) => SYSLOG.test(line) && SSHD.test(line)).length;
  if (sshd > 0) return { format: "sshd", why: `${sshd} of its first ${filled.length} lines are from sshd` };
  return mapping.size > 0 && names.length > 1 ? { format: "csv", why: "--columns was given" } : null;
}

/** The names in the first record; none when it is no CSV record. */
function headerNames(lines: readonly string[]): string[] {
  for (let count = 1; count <= Math.min(HEADER_LINES, lines.length); count++) {
    const text = lines.slice(0, count).join("\n");
    const names = parseCsvRecord(text, detectDelimiter(text));
    if (names === "malformed") return [];
    if (names !== "open") return names.map((name) => name.trim());
  }
  return [];
}
