import { CERT_COLUMNS } from "../cert/CERT_COLUMNS";
import { createCertReader } from "../cert/createCertReader";
import type { TextFormat } from "./LogFormat";

/** `logon.csv` of CERT's insider threat data sets. */
export const certFormat: TextFormat = {
  name: "cert",
  title: "CERT logon.csv",
  hasColumns: false,
  recognise({ names, mapping }) {
    const hasThem = names.length === CERT_COLUMNS.length && CERT_COLUMNS.every((name) => names.includes(name));
    return hasThem && mapping.size === 0 ? "its first line has the columns of CERT's logon.csv" : null;
  },
  createReader: (file, sink, { timezone }) => ({ reader: createCertReader(file, sink, timezone), notes: [] }),
};
