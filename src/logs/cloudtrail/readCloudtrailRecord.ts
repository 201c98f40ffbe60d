import type { Outcome } from "../AuthEvent";
import { emptyEvent } from "../eventColumns";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import { textAt } from "../json/textAt";
import { isIpAddress } from "../sshd/isIpAddress";
import { normaliseAddress } from "../sshd/normaliseAddress";
import type { TimeZone } from "../time/createTimeZone";
import type { CloudtrailIgnoredKind } from "./CloudtrailIgnoredKind";
import { cloudtrailUser, HIDDEN_USER } from "./cloudtrailUser";

/** What AWS says on every failure of an existing user, whether it was the password or the code. */
const FAILED = "Failed authentication";
const NO_SUCH_USER = "No username found in supplied account";

/**
 * Reads one record of CloudTrail: a sign-in to the console (`ConsoleLogin`), or something else.
 *
 * The host is the AWS account signed in to. A source that is a service's name instead of an address is null. A failure
 * with a second factor is `bad credentials`: AWS does not say whether the password or the code was wrong.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 * @param timezone - of times that name none; UTC when left out
 */
export function readCloudtrailRecord(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  const name = textAt(record, "eventName");
  if (name === null) return { rejected: "no eventName" };
  if (name !== "ConsoleLogin" || textAt(record, "eventSource") !== "signin.amazonaws.com") {
    return { ignored: "other API call" satisfies CloudtrailIgnoredKind };
  }
  const outcome = outcomeOf(record);
  if (outcome === null) return { rejected: "ConsoleLogin with neither Success nor Failure" };
  const time = textAt(record, "eventTime");
  const timestampUs = time === null ? null : parseIsoTimestampUs(time, timezone);
  if (timestampUs === null) return { rejected: "no eventTime from 1970 to 2255 that can be read" };
  const source = textAt(record, "sourceIPAddress");
  return {
    event: {
      ...emptyEvent(),
      ...cloudtrailUser(record),
      event_id: textAt(record, "eventID"),
      timestampUs,
      source_ip: source !== null && isIpAddress(source) ? normaliseAddress(source) : null,
      outcome,
      failure_reason: outcome === "failure" ? reasonOf(record) : null,
      action: "login",
      user_agent: textAt(record, "userAgent"),
      host: textAt(record, "recipientAccountId") ?? textAt(record, "userIdentity", "accountId"),
    },
  };
}

/** Where `responseElements` is null, an error tells a failure. */
function outcomeOf(record: JsonObject): Outcome | null {
  const result = textAt(record, "responseElements", "ConsoleLogin");
  if (result !== null) return result === "Success" ? "success" : result === "Failure" ? "failure" : null;
  return textAt(record, "errorMessage") === null && textAt(record, "errorCode") === null ? null : "failure";
}

/** AWS's own words where they are others than the two that it documents. */
function reasonOf(record: JsonObject): string | null {
  const message = textAt(record, "errorMessage");
  if (message === NO_SUCH_USER || textAt(record, "userIdentity", "userName") === HIDDEN_USER) return "unknown user";
  if (message !== FAILED) return message;
  return textAt(record, "additionalEventData", "MFAUsed") === "Yes" ? "bad credentials" : "bad password";
}
