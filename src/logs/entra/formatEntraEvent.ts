import type { AuthEvent } from "../AuthEvent";
import { MAX_LINE_LENGTH } from "../readLines";
import { isoMicroseconds } from "../json/isoMicroseconds";
import { STEP_NAMES } from "./entraSteps";

/** What `status` says: the code, and fields in words. */
type Status = readonly [code: number, words: string];

const SUCCESS: Status = [0, '"failureReason":"Other."'];
const LOGIN_FAILURES: ReadonlyMap<string | null, Status> = new Map([
  ["bad password", [50126, '"failureReason":"Invalid username or password."']],
  ["unknown user", [50034, '"failureReason":"The user account does not exist in the directory."']],
  ["password expired", [50055, '"failureReason":"The password is expired."']],
  ["account locked", [50053, '"failureReason":"The account is locked."']],
  ["account disabled", [50057, '"failureReason":"The user account is disabled."']],
  ["blocked by policy", [53003, '"failureReason":"Blocked by Conditional Access policies."']],
]);
const NO_MFA = '"failureReason":"Authentication failed during strong authentication request."';
const MFA_FAILURES: ReadonlyMap<string | null, Status> = new Map([
  [null, [500121, NO_MFA]],
  ["mfa denied", [500121, `${NO_MFA},"additionalDetails":"MFA denied; user declined the authentication"`]],
  [
    "mfa timeout",
    [500121, `${NO_MFA},"additionalDetails":"MFA denied; user did not respond to mobile app notification"`],
  ],
  ["mfa required", [50074, '"failureReason":"Strong authentication is required."']],
]);

/**
 * Writes an event as one line of Entra ID's sign-in log, as the diagnostic settings of Azure export it.
 *
 * A sign-in whose method is a token is of the category NonInteractiveUserSignInLogs, all others of SignInLogs. An
 * event with the action `mfa` is a sign-in for which only the second factor was asked; with a reason that only the
 * second factor has, every failure is one.
 *
 * @returns the line without its end; null when Entra has no word for the event: another action, a method or a reason
 *   that it does not have, a time outside 1970 to 2199, more than a line holds
 * @see entraKeeps for what reading gives back
 * @example formatEntraEvent({ ...emptyEvent(), outcome: "success", user: "ada@example.com", method: "password" })
 */
export function formatEntraEvent(event: AuthEvent): string | null {
  const time = isoMicroseconds(event.timestampUs);
  const status = statusOf(event);
  const steps = status === null ? null : stepsOf(event);
  if (time === null || status === null || steps === null) return null;
  const unattended = event.action === "login" && event.method === "token";
  const ip = JSON.stringify(event.source_ip);
  // Entra writes ten millionths of a second.
  const line =
    `{"time":"${time}0Z","category":"${unattended ? "NonInteractiveUserSignInLogs" : "SignInLogs"}",` +
    `"operationName":"Sign-in activity","resultType":"${status[0]}","callerIpAddress":${ip},` +
    `"properties":{"id":${JSON.stringify(event.event_id)},"createdDateTime":"${time}0Z",` +
    `"userPrincipalName":${JSON.stringify(event.user)},"appDisplayName":${JSON.stringify(event.host)},` +
    `"ipAddress":${ip},"userAgent":${JSON.stringify(event.user_agent)},"isInteractive":${!unattended},` +
    `"status":{"errorCode":${status[0]},${status[1]}},"deviceDetail":{"deviceId":${JSON.stringify(event.device)}},` +
    `"location":{"city":${JSON.stringify(event.city)},"countryOrRegion":${JSON.stringify(event.country)},` +
    `"geoCoordinates":{"latitude":${json(event.latitude)},"longitude":${json(event.longitude)}}},` +
    `"autonomousSystemNumber":${json(event.asn)},"sessionId":${JSON.stringify(event.session_id)},` +
    `"authenticationDetails":${steps}}}`;
  return line.length < MAX_LINE_LENGTH ? line : null;
}

function statusOf({ action, outcome, failure_reason }: AuthEvent): Status | null {
  if (action !== "login" && action !== "mfa") return null;
  if (outcome === "success") return SUCCESS;
  const ofPassword = action === "login" ? LOGIN_FAILURES.get(failure_reason) : undefined;
  if (action === "login" && failure_reason === null) return null;
  return ofPassword ?? MFA_FAILURES.get(failure_reason) ?? null;
}

/** The steps as JSON; null when Entra has no such method. */
function stepsOf({ action, outcome, method }: AuthEvent): string | null {
  const name = method === null ? null : STEP_NAMES.get(method);
  if (name === undefined) return null;
  const step = `{"authenticationMethod":${JSON.stringify(name)},"succeeded":${outcome === "success"}}`;
  if (action === "login") return name === null ? "[]" : `[${step}]`;
  if (method === "password" || method === "token") return null;
  return `[{"authenticationMethod":"Previously satisfied","succeeded":true},${step}]`;
}

/** A number as JSON, which has no NaN and no infinity. */
function json(value: number | null): string {
  return value !== null && Number.isFinite(value) ? String(value) : "null";
}
