import { createJsonReader } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import { readOnePasswordRecord } from "./readOnePasswordRecord";

/**
 * Reads the sign-in attempts of 1Password's Events API, one JSON record a line.
 *
 * - One record is one sign-in, successful or not, whether a second factor was given (`mfa_ok`) or not
 *   (`credentials_ok`). How it was made, a success does not say: the method is null.
 * - `mfa_failed` is an event `mfa`: the password was right.
 * - `firewall_reported_success` is a success that a rule of the account only reports.
 * - Item usages and audit events, which have an `action`, are ignored.
 *
 * The country is that of the address; one that we do not know is null. The user agent is the name of the application;
 * the device is the browser or the computer that it runs in, as `platform_name` says.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see https://www.1password.dev/events-api/reference/sign-in-attempt
 * @example createOnePasswordReader(sink).read('{"category":"success","type":"credentials_ok",…}', 1)
 */
export function createOnePasswordReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  return createJsonReader(sink, (record) => readOnePasswordRecord(record, context.timezone));
}
