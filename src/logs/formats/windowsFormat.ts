import type { JsonObject } from "../json/JsonObject";
import { isWindowsRecord } from "../windows/isWindowsRecord";
import { createWindowsReader } from "../windows/createWindowsReader";
import { createWindowsCsvReader } from "../windows/csv/createWindowsCsvReader";
import { eventCsvColumns } from "../windows/csv/eventCsvColumns";
import { createWindowsXmlReader } from "../windows/xml/createWindowsXmlReader";
import { windowsFields } from "../windows/windowsFields";
import type { TextFormat } from "./LogFormat";
import { csvNames } from "./LogSample";
import { vendorFormat } from "./vendorFormat";

const title = "Windows Security";
const json = vendorFormat("windows", title, isWindowsRecord, createWindowsReader, isOtherEvent);

const XML_START = /^\s*<(?:\?xml|Events?)[\s>]/;
/** Lines within which an event has to name itself. */
const XML_LINES = 100;

/** The Security log of Windows, as XML, as the CSV of the Event Viewer, or as JSON. */
export const windowsFormat: TextFormat = {
  name: "windows",
  title,
  hasColumns: false,
  recognise(sample) {
    if (isXml(sample.lines) && sample.lines.slice(0, XML_LINES).some((line) => line.includes("<EventID"))) {
      return "it holds Windows events in XML";
    }
    if (eventCsvColumns(sample.names) !== null) return "its first line has the columns of the Event Viewer";
    return json.recognise(sample);
  },
  isRecord: (record) => isWindowsRecord(record) || isOtherEvent(record),
  blocksAreIndependent(context) {
    const lines = context.lines.filter((line) => line.trim() !== "");
    return !isXml(lines) && eventCsvColumns(csvNames(lines)) === null;
  },
  createReader(file, sink, context) {
    const lines = context.lines.filter((line) => line.trim() !== "");
    if (isXml(lines)) return { reader: createWindowsXmlReader(sink, context), notes: [] };
    if (eventCsvColumns(csvNames(lines)) !== null) return { reader: createWindowsCsvReader(sink, context), notes: [] };
    return json.createReader(file, sink, context);
  },
};

/** Of another log of Windows. */
function isOtherEvent(record: JsonObject): boolean {
  const { eventId, channel, provider } = windowsFields(record);
  return eventId !== null && (channel !== null || provider !== null);
}

function isXml(lines: readonly string[]): boolean {
  return lines[0] !== undefined && XML_START.test(lines[0]);
}
