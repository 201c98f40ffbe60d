import { createJsonlReader } from "../jsonl/createJsonlReader";
import { isEventRecord } from "../jsonl/isEventRecord";
import type { TextFormat } from "./LogFormat";

/** JSON Lines with the names of the event table, of the Elastic Common Schema, common ones, or the caller's. */
export const jsonlFormat: TextFormat = {
  name: "jsonl",
  title: "JSON Lines",
  hasColumns: true,
  recognise({ records, recordLines, mapping }) {
    const found = records.filter((record) => isEventRecord(record, mapping)).length;
    return found > 0 ? `${found} of its first ${recordLines} lines are JSON with a time and an outcome` : null;
  },
  suitsNamedColumns: ({ records }) => records.length > 0,
  createReader: (file, sink, { columns }) => ({ reader: createJsonlReader(file, sink, { columns }), notes: [] }),
};
