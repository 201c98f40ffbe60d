import { TEXT_FORMATS } from "./formats/FORMATS";
import type { LogFormat, TextFormat } from "./formats/LogFormat";
import { type LogSample, sampleLog } from "./formats/LogSample";
import { isEventRecord } from "./jsonl/isEventRecord";

/** What a file seems to be, and why. */
export interface Recognition {
  format: LogFormat;
  why: string;
}

/**
 * Decides from a text file's first lines what format it is. Of JSON, it is the product whose records are the most among
 * them, unless more of the other records have a time and an outcome of their own.
 *
 * @param lines - the first lines of the file; the more, the later the first line of sshd may be
 * @param mapping - columns that the caller names: field → column
 * @returns null when it is none of the formats
 * @example recogniseFormat(["time,user,result", "…"])?.format // "csv"
 */
export function recogniseFormat(
  lines: readonly string[],
  mapping: ReadonlyMap<string, string> = new Map(),
): Recognition | null {
  const sample = sampleLog(lines, mapping);
  const leader = leadingFormat(sample);
  for (const format of TEXT_FORMATS) {
    if (sample.records.length > 0 && format.isRecord !== undefined && format !== leader) continue;
    const why = format.recognise(sample);
    if (why !== null) return { format: format.name, why };
  }
  const suitable = mapping.size > 0 && TEXT_FORMATS.find((format) => format.suitsNamedColumns?.(sample));
  return suitable ? { format: suitable.name, why: "--columns was given" } : null;
}

/** The format that has the most of the JSON records; null when more of the others are read as JSON Lines. */
function leadingFormat(sample: LogSample): TextFormat | null {
  const { records, mapping } = sample;
  for (const isGeneral of [false, true]) {
    let leader: TextFormat | null = null;
    let most = 0;
    for (const format of TEXT_FORMATS) {
      if (!format.isRecord || (format.isGeneral ?? false) !== isGeneral || format.recognise(sample) === null) continue;
      const found = records.filter((record) => format.isRecord!(record)).length;
      if (found > most) [leader, most] = [format, found];
    }
    const others = records.filter((record) => !leader?.isRecord!(record) && isEventRecord(record, mapping)).length;
    if (others <= most && leader !== null) return leader;
  }
  return null;
}
