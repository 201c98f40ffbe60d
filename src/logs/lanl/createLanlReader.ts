import { createCsvRecordReader } from "../csv/createCsvRecordReader";
import type { LogReader, LogSink } from "../LogReader";
import { LANL_FIELDS, readLanlRow } from "./readLanlRow";

/**
 * Reads the authentication events of Los Alamos National Laboratory's "Comprehensive, Multi-Source Cyber-Security Events"
 * (`auth.txt`): CSV without a header, of time, source user, destination user, source computer, destination computer,
 * authentication type, logon type, orientation, success.
 *
 * - A row `LogOn` is a sign-in, a row `LogOff` a `logout`; the others (TGT, TGS, AuthMap, …) are ignored by kind.
 * - What a computer's own account (`C17$@DOM1`), SYSTEM and its like or ANONYMOUS LOGON does successfully is no sign-in of
 *   a person, as in the Windows reader. Their failures count.
 *
 * Times are seconds from a first day that is not published: they are counted from 1970-01-01T00:00:00Z, so distances
 * between events are right, but hours and weekdays are not those of the place. The user is the destination user with the
 * domain, the account that was signed in to; the device is the computer where it came from, the host the one signed in to.
 * There are no addresses. `?` is null.
 *
 * @param file - the file's name, for messages
 * @param sink - gets exactly one verdict on each line
 * @see https://csr.lanl.gov/data/cyber1/
 * @example createLanlReader("auth.txt", sink).read("1,U1@DOM1,U1@DOM1,C1,C2,Kerberos,Network,LogOn,Success", 1)
 */
export function createLanlReader(file: string, sink: LogSink): LogReader {
  return createCsvRecordReader(file, sink, { fields: LANL_FIELDS, judge: readLanlRow });
}
