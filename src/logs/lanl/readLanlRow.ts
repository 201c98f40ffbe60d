import { emptyEvent } from "../eventColumns";
import type { RecordVerdict } from "../json/createJsonReader";
import { automaticAccount } from "../windows/automaticAccount";
import type { LanlIgnoredKind } from "./LanlIgnoredKind";
import { lanlMethod } from "./lanlMethod";

/** Columns of a row. */
export const LANL_FIELDS = 9;
type LanlFields = [string, string, string, string, string, string, string, string, string];
/** What LANL writes where nothing is known. */
const NOTHING = "?";
/** Seconds. The data set has 58 days; ten digits would be a date. */
const SECONDS = /^\d{1,9}$/;

/**
 * What a row of LANL's authentication data is to us.
 *
 * @param fields - the nine columns
 * @returns the event; or the kind of a row that is none; or the reason why it cannot be read
 * @see createLanlReader for what counts as one sign-in
 * @example readLanlRow("1,U1@DOM1,U1@DOM1,C1,C2,?,?,TGT,Success".split(",")) // { ignored: "Kerberos ticket" }
 */
export function readLanlRow(fields: readonly string[]): RecordVerdict {
  const [seconds, , account, from, to, authenticationType, logonType, orientation, result] = fields as LanlFields;
  const isLogout = orientation === "LogOff";
  if (orientation === "TGT" || orientation === "TGS") return ignored("Kerberos ticket");
  if (!isLogout && orientation !== "LogOn") return ignored("other orientation");
  if (result !== "Success" && result !== "Fail") return { rejected: "success/failure: expected Success or Fail" };
  if (!SECONDS.test(seconds)) return { rejected: "time: expected whole seconds since the first day" };
  const method = lanlMethod(authenticationType, logonType);
  const automatic = result === "Success" ? automaticAccount(nameOf(account), null, method) : null;
  if (automatic !== null) return { ignored: automatic };
  return {
    event: {
      ...emptyEvent(),
      timestampUs: Number(seconds) * 1_000_000,
      user: nameOf(account) === null ? null : account,
      outcome: result === "Success" ? "success" : "failure",
      action: isLogout ? "logout" : "login",
      method,
      device: known(from),
      host: known(to),
    },
  };
}

function ignored(kind: LanlIgnoredKind): RecordVerdict {
  return { ignored: kind };
}

/** The account's name without its domain. */
function nameOf(account: string): string | null {
  const at = account.lastIndexOf("@");
  return known(at < 0 ? account : account.slice(0, at));
}

function known(text: string): string | null {
  return text === NOTHING || text === "" ? null : text;
}
