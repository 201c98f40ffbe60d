import type { JsonObject } from "../json/JsonObject";
import { isSignInEvent } from "./judgeWindowsEvent";
import { isSecurityEvent, windowsFields } from "./windowsFields";

/**
 * Whether a JSON record is an event of the Windows Security log: it has an EventID, and its channel or provider says
 * so; or, where neither is written, the EventID is one that is read and the event names an account as Windows does.
 *
 * @example isWindowsRecord({ EventID: 4624, Channel: "Security" }) // true
 */
export function isWindowsRecord(record: JsonObject): boolean {
  const fields = windowsFields(record);
  if (fields.eventId === null) return false;
  if (isSecurityEvent(fields)) return true;
  return (
    fields.channel === null &&
    fields.provider === null &&
    isSignInEvent(fields.eventId) &&
    Object.hasOwn(fields.data, "TargetUserName")
  );
}
