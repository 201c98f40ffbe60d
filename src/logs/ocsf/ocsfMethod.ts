import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { textAt } from "../json/textAt";
import { LOGON_METHODS } from "../windows/logonMethods";

/** `auth_factors[].factor_type_id`. */
const FACTORS: ReadonlyMap<number, string> = new Map([
  [1, "sms"],
  [2, "security question"],
  [3, "phone call"],
  [4, "biometric"],
  [5, "push"],
  [6, "token"],
  [7, "totp"],
  [8, "email"],
  [9, "publickey"],
  [10, "publickey"],
  [11, "password"],
]);

/** `auth_protocol_id`: what is not here says how messages are sent, not how somebody proves who they are. */
const PROTOCOLS: ReadonlyMap<number, string> = new Map([
  [1, "ntlm"],
  [2, "kerberos"],
  [3, "password"],
  [4, "token"],
  [5, "token"],
  [6, "token"],
  [7, "password"],
  [8, "password"],
  [11, "password"],
]);

/** `auth_protocol`, as versions without the number name it. */
const PROTOCOL_NAMES: ReadonlyMap<string, string> = new Map([
  ["ntlm", "ntlm"],
  ["kerberos", "kerberos"],
  ["digest", "password"],
  ["openid", "token"],
  ["saml", "token"],
  ["oauth 2.0", "token"],
  ["pap", "password"],
  ["chap", "password"],
  ["basic authentication", "password"],
]);

/**
 * How somebody signed in: the first factor where the record has them, else the type of a Windows sign-in (whose numbers
 * OCSF has taken over), else the protocol.
 *
 * @returns null when the record does not say
 * @example ocsfMethod({ auth_protocol: "NTLM" }) // "ntlm"
 */
export function ocsfMethod(record: JsonObject): string | null {
  return (
    FACTORS.get(numberAt(record, "auth_factors", "0", "factor_type_id") ?? 0) ??
    LOGON_METHODS.get(numberAt(record, "logon_type_id") ?? 0) ??
    PROTOCOLS.get(numberAt(record, "auth_protocol_id") ?? 0) ??
    PROTOCOL_NAMES.get(textAt(record, "auth_protocol")?.toLowerCase() ?? "") ??
    null
  );
}
