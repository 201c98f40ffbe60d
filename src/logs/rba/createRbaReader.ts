import { asnOrNull } from "../asnOrNull";
import { columnPlaces } from "../csv/columnPlaces";
import { createCsvRecordReader, type JudgeFields } from "../csv/createCsvRecordReader";
import { emptyEvent } from "../eventColumns";
import type { RecordVerdict } from "../json/createJsonReader";
import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import type { LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import { RBA_COLUMNS } from "./RBA_COLUMNS";

/** What the data set writes where nothing is known. */
const NOTHING: ReadonlySet<string> = new Set(["", "-"]);
const NO_DEVICE: ReadonlySet<string> = new Set(["", "-", "unknown"]);

/**
 * Reads the login data set for risk-based authentication (RBA): a CSV file of one sign-in a record, of which each is an
 * event.
 *
 * User ids have up to 19 digits and a sign, and stay text. `NA` is Namibia. The address and the number of its network
 * stand in for real ones: the set is synthesised from real counts. The kind of device is the device.
 *
 * @param file - the file's name, for messages
 * @param sink - gets exactly one verdict on each line
 * @param timezone - of times that name none; UTC when left out
 * @throws Error while reading the header, when one of {@link RBA_COLUMNS} is missing
 * @see https://github.com/das-group/rba-dataset
 * @example createRbaReader("rba-dataset.csv", sink).read("index,Login Timestamp,User ID,…", 1)
 */
export function createRbaReader(file: string, sink: LogSink, timezone?: TimeZone): LogReader {
  function readHeader(names: readonly string[], line: number): JudgeFields {
    const [time, user, address, country, city, asn, agent, device, success] = columnPlaces(
      file,
      line,
      names,
      RBA_COLUMNS,
    ) as [number, number, number, number, number, number, number, number, number];
    const id = names.indexOf("index");

    return (fields): RecordVerdict => {
      const timestampUs = parseIsoTimestampUs(fields[time]!, timezone);
      if (timestampUs === null) return { rejected: "Login Timestamp: not a time from 1970 to 2255: expected ISO 8601" };
      const word = fields[success]!.toLowerCase();
      if (word !== "true" && word !== "false") return { rejected: "Login Successful: expected True or False" };
      return {
        event: {
          ...emptyEvent(),
          event_id: fields[id] || null,
          timestampUs,
          user: fields[user] || null,
          source_ip: unless(NOTHING, fields[address]!),
          outcome: word === "true" ? "success" : "failure",
          country: unless(NOTHING, fields[country]!),
          city: unless(NOTHING, fields[city]!),
          asn: fields[asn] === "" ? null : asnOrNull(Number(fields[asn])),
          user_agent: fields[agent] || null,
          device: unless(NO_DEVICE, fields[device]!),
        },
      };
    };
  }

  return createCsvRecordReader(file, sink, { readHeader });
}

function unless(placeholders: ReadonlySet<string>, text: string): string | null {
  return placeholders.has(text) ? null : text;
}
