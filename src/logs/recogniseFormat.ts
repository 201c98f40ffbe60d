import { TEXT_FORMATS } from "./formats/FORMATS";
import type { LogFormat } from "./formats/LogFormat";
import { sampleLog } from "./formats/LogSample";

/** What a file seems to be, and why. */
export interface Recognition {
  format: LogFormat;
  why: string;
}

/**
 * Decides from a text file's first lines what format it is.
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
  for (const format of TEXT_FORMATS) {
    const why = format.recognise(sample);
    if (why !== null) return { format: format.name, why };
  }
  const suitable = mapping.size > 0 && TEXT_FORMATS.find((format) => format.suitsNamedColumns?.(sample));
  return suitable ? { format: suitable.name, why: "--columns was given" } : null;
}
