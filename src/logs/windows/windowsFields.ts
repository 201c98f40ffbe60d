import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";

/** Where things stand in an event of the Windows event log, however it is spelled. */
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

/** The fields of `data` that are read. */
export const DATA_FIELDS: ReadonlySet<string> = new Set([
  ...["TargetUserName", "TargetUserSid", "TargetSid", "TargetDomainName", "TargetLogonId", "TargetServerName"],
  ...["LogonType", "IpAddress", "WorkstationName", "Workstation", "Status", "SubStatus"],
]);

/**
 * Finds the parts of a Windows event in JSON: flat as NXLog writes it, or under `winlog` as Winlogbeat does; before
 * version 7 it wrote the same without `winlog`.
 *
 * @example windowsFields({ EventID: "4624", Channel: "Security" }).eventId // 4624
 */
export function windowsFields(record: JsonObject): WindowsFields {
  const winlog = objectAt(record, "winlog");
  if (winlog !== null) {
    return {
      eventId: numberAt(winlog, "event_id") ?? numberAt(record, "event", "code"),
      channel: textAt(winlog, "channel"),
      provider: textAt(winlog, "provider_name") ?? textAt(record, "event", "provider"),
      recordId: textAt(winlog, "record_id"),
      host: textAt(winlog, "computer_name") ?? textAt(record, "host", "name"),
      data: objectAt(winlog, "event_data") ?? {},
    };
  }
  if (Object.hasOwn(record, "event_data")) {
    return {
      eventId: numberAt(record, "event_id"),
      channel: textAt(record, "log_name"),
      provider: textAt(record, "source_name"),
      recordId: textAt(record, "record_number"),
      host: textAt(record, "computer_name"),
      data: objectAt(record, "event_data") ?? {},
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
