import { isParquet } from "../parquet/isParquet";
import { readParquet } from "../parquet/readParquet";
import type { BinaryFormat } from "./LogFormat";

/** Apache Parquet: its rows are numbered from 1, as lines are. */
export const parquetFormat: BinaryFormat = {
  name: "parquet",
  title: "Parquet",
  hasColumns: true,
  recogniseFile: async (file) => ((await isParquet(file)) ? "it begins with PAR1" : null),
  readFile: readParquet,
};
