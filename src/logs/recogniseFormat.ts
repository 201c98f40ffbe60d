import { detectDelimiter } from "./csv/detectDelimiter";
import { missingFields, recogniseColumns } from "./csv/mapColumns";
import { parseCsvRecord } from "./csv/parseCsvRecord";
import { parseSyslogHeader } from "./sshd/parseSyslogHeader";
import { SSHD_PROGRAM } from "./sshd/sshdProgram";

/** The formats that `readLogs` reads. */
export const LOG_FORMATS = ["csv", "sshd"] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

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
 * @param lines - the first lines of the file; the more, the later the first line of sshd may be
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
  const headers = filled.map(parseSyslogHeader).filter((header) => header !== null);
  const sshd = headers.filter(({ program }) => SSHD_PROGRAM.test(program)).length;
  if (sshd > 0) return { format: "sshd", why: `${sshd} of its first ${filled.length} lines are from sshd` };
  if (filled.length > 0 && headers.length > filled.length / 2) {
    return { format: "sshd", why: `${headers.length} of its first ${filled.length} lines are syslog` };
  }
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
