import { formatCsvField } from "../../files/formatCsvRecord";
import type { AuthEvent } from "../AuthEvent";
import { LOG_FIELDS } from "../eventColumns";
import { formatIsoTimestamp } from "../json/formatIsoTimestamp";

/** The header of a log in CSV: the columns of the event table, without its line end. */
export const CSV_HEADER: string = LOG_FIELDS.join(",");

/**
 * An event as one CSV record under {@link CSV_HEADER}; what is null is empty.
 *
 * The time has as many digits as it needs: milliseconds, or microseconds.
 *
 * @returns the record without its line end
 * @example formatCsvEvent(emptyEvent()) // ",1970-01-01T00:00:00.000Z,,,failure,,login,,,,,,,,,,"
 */
export function formatCsvEvent(event: AuthEvent): string {
  return (
    `${formatCsvField(event.event_id)},${formatIsoTimestamp(event.timestampUs)},${formatCsvField(event.user)},${formatCsvField(event.source_ip)},` +
    `${event.outcome},${formatCsvField(event.failure_reason)},${formatCsvField(event.action)},${formatCsvField(event.method)},` +
    `${formatCsvField(event.country)},${formatCsvField(event.city)},${event.latitude ?? ""},${event.longitude ?? ""},${event.asn ?? ""},` +
    `${formatCsvField(event.user_agent)},${formatCsvField(event.device)},${formatCsvField(event.host)},${formatCsvField(event.session_id)}`
  );
}
