import type { AuthEvent } from "../AuthEvent";
import { emptyEvent } from "../eventColumns";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { textAt } from "../json/textAt";
import { normaliseAddress } from "../sshd/normaliseAddress";
import { asnOrNull } from "../asnOrNull";
import type { TimeZone } from "../time/createTimeZone";
import { type EntraFields, entraFields } from "./entraFields";
import type { EntraIgnoredKind } from "./EntraIgnoredKind";
import { entraReason, isSecondFactor, isStepOfSignIn } from "./entraReason";
import { entraSteps } from "./entraSteps";
import { entraTimestampUs } from "./entraTimestampUs";
import { isoCountry } from "./isoCountry";

/**
 * Reads one record of Entra ID's logs: a sign-in of a person or of an application, as the diagnostic settings of Azure
 * export it or as Microsoft Graph gives it.
 *
 * - `errorCode` 0 is success. A code that asks for a second factor is no bad password: the password was right. Such a
 *   record has the action `mfa` and the reason `mfa required`; 500121, where the second factor failed, `mfa denied` or
 *   `mfa timeout`. So has a sign-in for which only the second factor was asked.
 * - Codes at which every sign-in may stop without a wrong credential are ignored by kind.
 * - The time is when the sign-in began, not when it was exported. The host is the application signed in to.
 * @param timezone - of times that name none; UTC when left out
 */
export function readEntraRecord(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  const fields = entraFields(record);
  if (fields === null && textAt(record, "category") !== null) return ignored("other category");
  if (fields === null) return { rejected: "no category and no sign-in of Microsoft Graph" };
  if (fields.kind === "other") return ignored("other category");
  if (fields.kind === "managed identity") return ignored("managed identity");
  const { properties } = fields;
  const code = errorCode(record, properties);
  if (code === null) return { rejected: "no errorCode and no resultType" };
  if (typeof code === "number" && isStepOfSignIn(code)) return ignored("step of a sign-in");
  const timestampUs = timeOf(record, properties, timezone);
  if (timestampUs === null) return { rejected: "no time from 1970 to 2255 that can be read" };
  return {
    event: {
      ...emptyEvent(),
      ...meaningOf(code, fields),
      event_id: textAt(properties, "id"),
      timestampUs,
      user: userOf(fields),
      source_ip: normaliseAddress(textAt(properties, "ipAddress") ?? textAt(record, "callerIpAddress") ?? ""),
      country: isoCountry(textAt(properties, "location", "countryOrRegion")),
      city: textAt(properties, "location", "city"),
      latitude: numberAt(properties, "location", "geoCoordinates", "latitude"),
      longitude: numberAt(properties, "location", "geoCoordinates", "longitude"),
      asn: asnOrNull(numberAt(properties, "autonomousSystemNumber")),
      user_agent: textAt(properties, "userAgent"),
      device: textAt(properties, "deviceDetail", "deviceId"),
      host: textAt(properties, "appDisplayName"),
      session_id: textAt(properties, "sessionId"),
    },
  };
}

function ignored(kind: EntraIgnoredKind): RecordVerdict {
  return { ignored: kind };
}

/** The code; `resultType` is a code as text, and in some exports `Success` or `Failure`. */
function errorCode(record: JsonObject, properties: JsonObject): number | "Failure" | null {
  const code = numberAt(properties, "status", "errorCode") ?? numberAt(record, "resultType");
  if (code !== null) return code;
  const result = textAt(record, "resultType");
  return result === "Success" ? 0 : result === "Failure" ? result : null;
}

function meaningOf(
  code: number | "Failure",
  { category, properties }: EntraFields,
): Pick<AuthEvent, "action" | "outcome" | "failure_reason" | "method"> {
  const secondFactor = typeof code === "number" && isSecondFactor(code);
  const steps = entraSteps(properties, secondFactor);
  const words = [
    textAt(properties, "status", "failureReason"),
    textAt(properties, "status", "additionalDetails"),
    steps.result,
  ].join(" ");
  return {
    action: secondFactor || steps.onlySecondFactor ? "mfa" : "login",
    outcome: code === 0 ? "success" : "failure",
    failure_reason: code === 0 || code === "Failure" ? null : entraReason(code, words),
    // A program signs in again with the token that it has, and no person is asked.
    method: steps.method ?? (category === "NonInteractiveUserSignInLogs" ? "token" : null),
  };
}

function userOf({ kind, properties }: EntraFields): string | null {
  if (kind === "user") return textAt(properties, "userPrincipalName");
  return textAt(properties, "servicePrincipalName") ?? textAt(properties, "servicePrincipalId");
}

function timeOf(record: JsonObject, properties: JsonObject, timezone?: TimeZone): number | null {
  for (const text of [textAt(properties, "createdDateTime"), textAt(record, "time")]) {
    const us = text === null ? null : entraTimestampUs(text, timezone);
    if (us !== null) return us;
  }
  return null;
}
