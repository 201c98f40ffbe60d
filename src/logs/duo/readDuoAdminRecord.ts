import type { Outcome } from "../AuthEvent";
import { emptyEvent } from "../eventColumns";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { parseJsonRecord } from "../json/parseJsonRecord";
import { textAt } from "../json/textAt";
import type { TimeZone } from "../time/createTimeZone";
import { duoAddress } from "./duoAddress";
import { duoTimestampUs } from "./duoTimestampUs";

/** The actions that are sign-ins to Duo's own Admin Panel. */
const SIGN_INS: ReadonlyMap<string, { action: "login" | "mfa"; outcome: Outcome }> = new Map([
  ["admin_login", { action: "login", outcome: "success" }],
  ["admin_login_error", { action: "login", outcome: "failure" }],
  ["admin_2fa_error", { action: "mfa", outcome: "failure" }],
]);
const LOCKOUT = "admin_lockout";

/** `primary_auth_method` of a sign-in. */
const PRIMARY_METHODS: ReadonlyMap<string, string> = new Map([
  ["Password", "password"],
  ["Single Sign-On", "token"],
]);
/** `factor` of a second factor that failed. */
const FACTORS: ReadonlyMap<string, string> = new Map([
  ["push", "push"],
  ["sms", "sms"],
  ["phone", "phone call"],
]);
/** `error`: Duo's own words, all others stay unknown. */
const REASONS: ReadonlyMap<string, string> = new Map([["Login request reported as fraudulent.", "mfa denied"]]);

/**
 * What a record of Duo's administrator log is to us: a sign-in to the Admin Panel, or something that was done there.
 * What it says of a sign-in stands in `description`, as JSON within a text.
 *
 * @see https://duo.com/docs/adminapi#administrator-logs
 * @example readDuoAdminRecord({ action: "user_update" }) // { ignored: "administrator action" }
 * @param timezone - of times that name none; UTC when left out
 */
export function readDuoAdminRecord(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  const action = textAt(record, "action") ?? "";
  const signIn = SIGN_INS.get(action);
  if (signIn === undefined) return { ignored: action === LOCKOUT ? "account locked" : "administrator action" };
  const timestampUs = duoTimestampUs(record, timezone);
  if (timestampUs === null) {
    return { rejected: "isotimestamp or timestamp: not a time from 1970 to 2255: expected ISO 8601 or seconds" };
  }
  const parsed = parseJsonRecord(textAt(record, "description") ?? "");
  const description = "record" in parsed ? parsed.record : null;
  const method =
    signIn.action === "mfa"
      ? FACTORS.get(textAt(description, "factor") ?? "")
      : PRIMARY_METHODS.get(textAt(description, "primary_auth_method") ?? "");
  return {
    event: {
      ...emptyEvent(),
      timestampUs,
      user: textAt(record, "username") ?? textAt(description, "email"),
      source_ip: duoAddress(textAt(description, "ip_address")),
      outcome: signIn.outcome,
      failure_reason: REASONS.get(textAt(description, "error") ?? "") ?? null,
      action: signIn.action,
      method: method ?? null,
    },
  };
}
