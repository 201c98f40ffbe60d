import type { AuthEvent } from "../AuthEvent";
import { MAX_LINE_LENGTH } from "../readLines";
import { isoMicroseconds } from "../json/isoMicroseconds";
import { HIDDEN_USER } from "./cloudtrailUser";

/**
 * Writes an event as one line of CloudTrail, a `ConsoleLogin`.
 *
 * With a password it is an IAM user's; with a token, that of somebody who came through a role, and then it can only
 * have succeeded. AWS hides the name of a user who does not exist. AWS itself writes whole seconds; finer times are
 * written as such.
 *
 * @returns the line without its end; null when CloudTrail has no word for the event: another action, method or reason,
 *   a time outside 1970 to 2199, more than a line holds
 * @see cloudtrailKeeps for what reading gives back
 * @example formatCloudtrailEvent({ ...emptyEvent(), outcome: "success", user: "ada", method: "password" })
 */
export function formatCloudtrailEvent(event: AuthEvent): string | null {
  const time = isoMicroseconds(event.timestampUs);
  const identity = event.action === "login" ? identityOf(event) : null;
  const result = resultOf(event);
  if (time === null || identity === null || result === null) return null;
  const line =
    `{"eventVersion":"1.08","userIdentity":${identity},"eventTime":"${time.replace(".000000", "")}Z",` +
    `"eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"us-east-1",` +
    `"sourceIPAddress":${JSON.stringify(event.source_ip)},"userAgent":${JSON.stringify(event.user_agent)},` +
    `${result},"additionalEventData":{"MobileVersion":"No","MFAUsed":"No"},` +
    `"eventID":${JSON.stringify(event.event_id)},"eventType":"AwsConsoleSignIn",` +
    `"recipientAccountId":${JSON.stringify(event.host)}}`;
  return line.length < MAX_LINE_LENGTH ? line : null;
}

function identityOf({ user, method, outcome, failure_reason }: AuthEvent): string | null {
  if (user === HIDDEN_USER) return null;
  if (method === "token") {
    return outcome === "success"
      ? `{"type":"AssumedRole","principalId":${JSON.stringify(`AROAEXAMPLE:${user ?? ""}`)}}`
      : null;
  }
  if (method !== "password") return null;
  const name = outcome === "failure" && failure_reason === "unknown user" ? HIDDEN_USER : user;
  return `{"type":"IAMUser","userName":${JSON.stringify(name)}}`;
}

function resultOf({ outcome, failure_reason }: AuthEvent): string | null {
  if (outcome === "success") return '"responseElements":{"ConsoleLogin":"Success"}';
  const failure = '"responseElements":{"ConsoleLogin":"Failure"}';
  if (failure_reason === null) return failure;
  if (failure_reason === "bad password") return `"errorMessage":"Failed authentication",${failure}`;
  return failure_reason === "unknown user" ? `"errorMessage":"No username found in supplied account",${failure}` : null;
}
