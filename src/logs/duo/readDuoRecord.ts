import { countryCode } from "../countries/countryCode";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";
import type { TimeZone } from "../time/createTimeZone";
import { duoAddress } from "./duoAddress";
import { duoTimestampUs } from "./duoTimestampUs";
import { DUO_RESULTS, duoMethod, duoReason } from "./duoWords";
import { isDuoAdminRecord } from "./isDuoAdminRecord";
import { readDuoAdminRecord } from "./readDuoAdminRecord";

/** What Duo writes for a place that it does not know. */
const NO_PLACE = "-";

/**
 * What a record of Duo's logs is to us.
 *
 * @param timezone - of times that name none; UTC when left out
 * @returns the event; or the kind of a record that is none; or the reason why it cannot be read
 * @see createDuoReader for what counts as one sign-in
 * @example readDuoRecord({ event_type: "enrollment" }) // { ignored: "enrollment" }
 */
export function readDuoRecord(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  const type = textAt(record, "event_type");
  if (type === null) {
    if (isDuoAdminRecord(record)) return readDuoAdminRecord(record, timezone);
    return { rejected: "event_type is missing: it is no record of Duo's authentication log" };
  }
  if (type !== "authentication") return { ignored: type === "enrollment" ? "enrollment" : "other event" };
  const outcome = DUO_RESULTS.get(textAt(record, "result")?.toLowerCase() ?? "");
  if (outcome === undefined) return { rejected: "result: expected success, denied, fraud, failure or error" };
  const timestampUs = duoTimestampUs(record, timezone);
  if (timestampUs === null) {
    return { rejected: "isotimestamp or timestamp: not a time from 1970 to 2255: expected ISO 8601 or seconds" };
  }
  const device = objectAt(record, "access_device");
  const reason = outcome === "failure" ? textAt(record, "reason") : null;
  const factor = textAt(record, "factor");
  const country = textAt(device, "location", "country");
  const city = textAt(device, "location", "city");
  return {
    event: {
      event_id: textAt(record, "txid"),
      timestampUs,
      user: textAt(record, "user", "name"),
      source_ip: duoAddress(textAt(device, "ip")),
      outcome,
      failure_reason: reason === null ? null : duoReason(reason),
      action: "mfa",
      method: factor === null ? null : duoMethod(factor),
      country: country === null ? null : countryCode(country),
      city: city === NO_PLACE ? null : city,
      latitude: null,
      longitude: null,
      asn: null,
      user_agent: null,
      device: textAt(device, "epkey") ?? textAt(device, "hostname"),
      host: textAt(record, "application", "name"),
      session_id: null,
    },
  };
}
