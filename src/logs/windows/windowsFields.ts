import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";

/** Where things stand in a record of the Windows event log, whichever program wrote it as JSON. */
export interface WindowsFields {
  /** Null when the record has none: then it is no Windows event. */
  eventId: number | null;
  /** `Security`; null when the record does not say. */
  channel: string | null;
  /** `Microsoft-Windows-Security-Auditing`; null when the record does not say. */
  provider: string | null;
  /** The event's own number on its machine. */
  recordId: string | null;
  /** The machine that logged it; not the one that collected it. */
  host: string | null;
  /** Holds `TargetUserName`, `IpAddress` and the like. */
  data: JsonObject;
}

/**
 * Finds the parts of a Windows event: flat as NXLog writes it, or under `winlog` as Winlogbeat does.
 *
 * @example windowsFields({ EventID: "4624", Channel: "Security" }).eventId // 4624
 */
export function windowsFields(record: JsonObject): WindowsFields {
  const winlog = objectAt(record, "winlog");
  if (winlog !== null) {
    return {
      eventId: numberAt(winlog, "event_id"),
      channel: textAt(winlog, "channel"),
      provider: textAt(winlog, "provider_name"),
      recordId: textAt(winlog, "record_id"),
      host: textAt(winlog, "computer_name") ?? textAt(record, "host", "name"),
      data: objectAt(winlog, "event_data") ?? {},
    };
  }
  return {
    eventId: numberAt(record, "EventID"),
    channel: textAt(record, "Channel"),
    provider: textAt(record, "SourceName") ?? textAt(record, "ProviderName"),
    recordId: textAt(record, "EventRecordID") ?? textAt(record, "RecordNumber"),
    host: textAt(record, "Hostname") ?? textAt(record, "Computer"),
    data: record,
  };
}

/**
 * Whether an event is of the Security log: its channel or its provider says so. Programs that collect logs write
 * `Security` and `security`.
 */
export function isSecurityEvent({ channel, provider }: WindowsFields): boolean {
  return channel?.toLowerCase() === "security" || provider === "Microsoft-Windows-Security-Auditing";
}
