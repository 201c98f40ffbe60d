import type { JsonObject } from "../json/JsonObject";
import type { LogReader, LogSink } from "../LogReader";
import type { LogFormat, TextFormat } from "./LogFormat";

/**
 * The format of a product that logs one JSON object a line: it is recognised by the shape of its records.
 *
 * @param title - what it is called in messages
 * @param isRecord - whether a record is this product's
 * @example vendorFormat("okta", "Okta System Log", isOktaRecord, createOktaReader)
 */
export function vendorFormat(
  name: LogFormat,
  title: string,
  isRecord: (record: JsonObject) => boolean,
  createReader: (sink: LogSink) => LogReader,
): TextFormat {
  return {
    name,
    title,
    hasColumns: false,
    recognise({ records, recordLines }) {
      const found = records.filter(isRecord).length;
      return found > 0 ? `${found} of its first ${recordLines} lines are ${title} records` : null;
    },
    createReader: (_file, sink) => ({ reader: createReader(sink), notes: [] }),
  };
}
