import { createCsvReader } from "../csv/createCsvReader";
import { missingFields, recogniseColumns } from "../csv/mapColumns";
import { readCleanCsv } from "../csv/readCleanCsv";
import { isLogLine } from "./isLogLine";
import type { TextFormat } from "./LogFormat";

/**
 * CSV with a header. The header decides before anything in the rows does: an attacker writes what stands there.
 */
export const csvFormat: TextFormat = {
  name: "csv",
  title: "CSV",
  hasColumns: true,
  recognise({ names, lines, mapping }) {
    if (lines[0] === undefined || isLogLine(lines[0])) return null;
    if (names.length > 1 && missingFields(recogniseColumns(names)).length === 0) {
      return "its first line names a time, a user and an outcome";
    }
    const isNamed = [...mapping.values()].some((column) => names.includes(column));
    return isNamed ? "its first line has columns that --columns names" : null;
  },
  suitsNamedColumns: ({ names, records }) => names.length > 1 && records.length === 0,
  readClean: readCleanCsv,
  createReader: (file, sink, { columns, timezone }) => ({
    reader: createCsvReader(file, sink, { columns, timezone }),
    notes: [],
  }),
};
