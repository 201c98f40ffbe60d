import { detectDelimiter } from "../csv/detectDelimiter";
import { parseCsvRecord } from "../csv/parseCsvRecord";
import type { JsonObject } from "../json/JsonObject";
import { parseJsonRecord } from "../json/parseJsonRecord";

/** Lines that a header may span. */
const HEADER_LINES = 20;
/** Lines that are taken apart as JSON. */
const JSON_LINES = 1000;

/** The first lines of a file, as a format is recognised from them. */
export interface LogSample {
  /** Without blank ones. */
  lines: readonly string[];
  /** The names in the first record, were it CSV; none when it is not. */
  names: readonly string[];
  /** The JSON objects among the first lines, one a line; none when most lines are something else. */
  records: readonly JsonObject[];
  /** Lines that were looked at for `records`. */
  recordLines: number;
  /** Field → column, as the caller names them. */
  mapping: ReadonlyMap<string, string>;
}

/**
 * Takes the first lines of a file apart, as far as formats are recognised from that.
 *
 * @param mapping - field → column, as the caller names them
 * @example sampleLog(["time,user,result", "…"], new Map()).names // ["time", "user", "result"]
 */
export function sampleLog(lines: readonly string[], mapping: ReadonlyMap<string, string>): LogSample {
  const filled = lines.filter((line) => line.trim() !== "");
  const first = filled.slice(0, JSON_LINES);
  const records = first.flatMap(jsonObject);
  return {
    lines: filled,
    names: csvNames(filled),
    records: records.length > first.length / 2 ? records : [],
    recordLines: first.length,
    mapping,
  };
}

function jsonObject(line: string): JsonObject[] {
  if (!line.trimStart().startsWith("{")) return [];
  const parsed = parseJsonRecord(line);
  return "record" in parsed ? [parsed.record] : [];
}

/**
 * The names in the first record of some lines, were they CSV; none when they are not.
 *
 * @param lines - without blank ones
 * @example csvNames(["time, user", "…"]) // ["time", "user"]
 */
export function csvNames(lines: readonly string[]): string[] {
  for (let count = 1; count <= Math.min(HEADER_LINES, lines.length); count++) {
    const text = lines.slice(0, count).join("\n");
    const names = parseCsvRecord(text, detectDelimiter(text));
    if (names === "malformed") return [];
    if (names !== "open") return names.map((name) => name.trim());
  }
  return [];
}
