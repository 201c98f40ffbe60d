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
  // A name that the caller gives must be in some record, not in each block.
  blocksAreIndependent: ({ columns }) => columns === undefined,
  createReader: (file, sink, { columns, timezone }) => ({
    reader: createJsonlReader(file, sink, { columns, timezone }),
    notes: [],
  }),
};
