import type { JsonObject } from "../json/JsonObject";
import type { LogReader, LogSink } from "../LogReader";
import type { FileContext, LogFormat, TextFormat } from "./LogFormat";

/**
 * The format of a product that logs one JSON object a line: it is recognised by the shape of its records.
 *
 * @param title - what it is called in messages
 * @param isRecord - whether a record is this product's
 * @param createReader - gets what is known of the file as well, for products that write no zone
 * @param isBeside - whether a record of another kind is one that comes in the same stream as the product's, and that its
 *   reader ignores
 * @example vendorFormat("okta", "Okta System Log", isOktaRecord, createOktaReader)
 */
export function vendorFormat(
  name: LogFormat,
  title: string,
  isRecord: (record: JsonObject) => boolean,
  createReader: (sink: LogSink, context: FileContext) => LogReader,
  isBeside: (record: JsonObject) => boolean = () => false,
): TextFormat {
  return {
    name,
    title,
    hasColumns: false,
    recognise({ records, recordLines }) {
      const found = records.filter(isRecord).length;
      return found > 0 ? `${found} of its first ${recordLines} lines are ${title} records` : null;
    },
    isRecord: (record) => isRecord(record) || isBeside(record),
    blocksAreIndependent: () => true,
    createReader: (_file, sink, context) => ({ reader: createReader(sink, context), notes: [] }),
  };
}
