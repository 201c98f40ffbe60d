import { columnPlaces } from "../csv/columnPlaces";
import { createCsvRecordReader, type JudgeFields } from "../csv/createCsvRecordReader";
import { emptyEvent } from "../eventColumns";
import type { RecordVerdict } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import { CERT_COLUMNS } from "./CERT_COLUMNS";
import type { TimeZone } from "../time/createTimeZone";
import { parseAmericanTimestampUs } from "../time/parseAmericanTimestampUs";

const ACTIONS: ReadonlyMap<string, string> = new Map([
  ["Logon", "login"],
  ["Logoff", "logout"],
]);

/**
 * Reads `logon.csv` of CERT's insider threat data sets.
 *
 * `Logon` is a sign-in, also to unlock a screen; `Logoff` is a `logout`; other activities are ignored. The sets are
 * synthetic and know neither failures nor addresses. The host is the computer; times, month before day, name no zone.
 *
 * @param file - the file's name, for messages
 * @param sink - gets exactly one verdict on each line
 * @param timezone - of times that name no zone; UTC when left out
 * @throws Error while reading the header, when one of {@link CERT_COLUMNS} is missing
 * @see https://doi.org/10.1184/R1/12841247
 * @example createCertReader("logon.csv", sink).read("id,date,user,pc,activity", 1)
 */
export function createCertReader(file: string, sink: LogSink, timezone?: TimeZone): LogReader {
  function readHeader(names: readonly string[], line: number): JudgeFields {
    const places = columnPlaces(file, line, names, CERT_COLUMNS);
    const [id, date, user, pc, activity] = places as [number, number, number, number, number];

    return (fields): RecordVerdict => {
      const action = ACTIONS.get(fields[activity]!);
      if (action === undefined) return { ignored: "other activity" };
      const timestampUs = parseAmericanTimestampUs(fields[date]!, timezone);
      if (timestampUs === null) return { rejected: "date: expected a time such as 01/31/2010 06:49:00" };
      return {
        event: {
          ...emptyEvent(),
          event_id: fields[id] || null,
          timestampUs,
          user: fields[user] || null,
          outcome: "success",
          action,
          host: fields[pc] || null,
        },
      };
    };
  }

  return createCsvRecordReader(file, sink, { readHeader });
}
