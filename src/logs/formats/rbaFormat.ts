import { createRbaReader } from "../rba/createRbaReader";
import { RBA_COLUMNS } from "../rba/RBA_COLUMNS";
import type { TextFormat } from "./LogFormat";

/** The login data set for risk-based authentication, unless the caller names the columns: then it is CSV like any other. */
export const rbaFormat: TextFormat = {
  name: "rba",
  title: "RBA data set",
  hasColumns: false,
  recognise({ names, mapping }) {
    const isRba = mapping.size === 0 && RBA_COLUMNS.every((column) => names.includes(column));
    return isRba ? "its first line has the columns of the RBA data set" : null;
  },
  createReader(file, sink, { timezone }) {
    const note = "Is Attack IP and Is Account Takeover are the answers of the RBA data set: they were not read";
    return { reader: createRbaReader(file, sink, timezone), notes: [note] };
  },
};
