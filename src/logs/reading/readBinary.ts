import type { EventWriter, FileAccount } from "../EventWriter";
import type { BinaryFormat } from "../formats/LogFormat";
import { withoutQuotation } from "../LogTextError";
import { openDatabase } from "../openDatabase";
import type { FileReport } from "./FileReport";
import type { Reading } from "./Reading";
import { rowsSink } from "./rowsSink";

/**
 * Reads a file of a binary format.
 *
 * @param account - of the file, which the writer has started
 * @param binary - its format, and why it was chosen
 * @throws Error naming the file when it cannot be read
 * @example const report = await readBinary("auth.parquet", account, { format: parquetFormat, why: "" }, reading);
 */
export async function readBinary(
  file: string,
  account: FileAccount,
  { format, why }: { format: BinaryFormat; why: string },
  { db, writer, options: { columns, timezone, pseudonyms }, places }: Reading,
): Promise<FileReport> {
  const isUtc = `times without a zone are taken as UTC: --timezone does not reach ${format.title}`;
  const notes = timezone === undefined ? [] : [isUtc];
  if (pseudonyms === undefined) {
    account.lines = await format.readFile(db, file, rowsSink(writer, places), { columns, spills: true });
  } else account.lines = await readHidden(file, writer, format, columns);
  return Object.assign(account, { file: writer.file, format: format.name, why, notes });
}

/** What is to get pseudonyms is read by a database of its own, which keeps nothing and puts nothing on the disk. */
async function readHidden(
  file: string,
  writer: EventWriter,
  format: BinaryFormat,
  columns: ReadonlyMap<string, string> | undefined,
): Promise<number> {
  const db = await openDatabase({ spills: false });
  try {
    return await format.readFile(db, file, writer, { columns, spills: false });
  } catch (error) {
    throw withoutQuotation(error);
  } finally {
    db.closeSync();
  }
}
