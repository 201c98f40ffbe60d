import { basename, relative, resolve } from "node:path";
import { openDatabase } from "../../logs/openDatabase";
import { readLogs, type ReadLogsOptions } from "../../logs/readLogs";
import type { Pseudonyms } from "../createPseudonyms";

/**
 * What pseudonyms stand for, as far as the logs have it: everything in them is given its pseudonym once more, and names do
 * not reach a database or the disk this time either.
 *
 * A log's own path is tried as it is given, absolute, relative, and without folders.
 *
 * @param wanted - the pseudonyms that are to be revealed
 * @returns pseudonym → what it stands for
 * @throws Error as `readLogs`
 */
export async function namesInLogs(
  logs: readonly string[],
  wanted: ReadonlySet<string>,
  pseudonyms: Pseudonyms,
  options: ReadLogsOptions,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const noted = (pseudonym: string, name: string): string => {
    if (wanted.has(pseudonym) && !names.has(pseudonym)) names.set(pseudonym, name);
    return pseudonym;
  };
  const noting: Pseudonyms = {
    ...pseudonyms,
    of: (field, text) => noted(pseudonyms.of(field, text), text),
    file(path) {
      for (const spelling of [resolve(path), relative("", path), basename(path)]) {
        noted(pseudonyms.file(spelling), spelling);
      }
      return noted(pseudonyms.file(path), path);
    },
  };
  const db = await openDatabase();
  try {
    await readLogs(db, logs, { ...options, places: false, pseudonyms: noting });
  } finally {
    db.closeSync();
  }
  return names;
}
