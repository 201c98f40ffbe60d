import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { textAt } from "../json/textAt";
import { reasonOfNtStatus } from "../windows/windowsReason";

/** The words that the schema proposes for `status_detail`. */
const DETAILS: ReadonlyMap<string, string> = new Map([
  ["USER_DOES_NOT_EXIST", "unknown user"],
  ["INVALID_CREDENTIALS", "bad password"],
  ["ACCOUNT_DISABLED", "account disabled"],
  ["ACCOUNT_LOCKED_OUT", "account locked"],
  ["PASSWORD_EXPIRED", "password expired"],
]);
const HEXADECIMAL = /^0x[0-9a-f]{1,8}$/i;

/**
 * Why a sign-in failed: `status_code` where it is a status of Windows, else `status_detail`. Words that the schema does
 * not propose stay as they are.
 *
 * @returns null when the record does not say
 * @example ocsfReason({ status_detail: "ACCOUNT_DISABLED" }) // "account disabled"
 */
export function ocsfReason(record: JsonObject): string | null {
  const code = textAt(record, "status_code") ?? "";
  const status = HEXADECIMAL.test(code) ? reasonOfNtStatus(numberAt(record, "status_code")!) : null;
  const detail = textAt(record, "status_detail");
  return status ?? DETAILS.get(detail ?? "") ?? detail;
}
