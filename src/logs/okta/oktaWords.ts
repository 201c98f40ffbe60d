/** What Okta writes and what we call it. Where several words mean one thing, the first is the one that we write. */
type Words = readonly (readonly [okta: string, ours: string])[];

/** Reasons of `outcome.reason` of everything but second factors. */
const REASONS: Words = [
  ["INVALID_CREDENTIALS", "bad password"],
  ["UNKNOWN_USER", "unknown user"],
  ["PASSWORD_EXPIRED", "password expired"],
  ["LOCKED_OUT", "account locked"],
  ["Sign-on policy evaluation resulted in DENY", "blocked by policy"],
  ["PASSWORD_BASED_LOGIN_DISALLOWED", "blocked by policy"],
];
/** Reasons of `outcome.reason` of second factors: a wrong code and a refused push have the same one. */
const MFA_REASONS: Words = [
  ["INVALID_CREDENTIALS", "mfa denied"],
  ["User rejected Okta push verify", "mfa denied"],
  ["TIMEOUT", "mfa timeout"],
  ["LOCKED_OUT", "account locked"],
];
/** `authenticationContext.credentialType`. */
const CREDENTIALS: Words = [
  ["PASSWORD", "password"],
  ["CERTIFICATE", "publickey"],
  ["OTP", "totp"],
  ["IWA", "kerberos"],
  ["OAUTH2", "token"],
];
/** `debugContext.debugData.factor`: in capitals as the product is called, in small letters as the kind is. */
const FACTORS: Words = [
  ["OKTA_VERIFY_PUSH", "push"],
  ["push", "push"],
  ["OKTA_SOFT_TOKEN", "totp"],
  ["GOOGLE_OTP", "totp"],
  ["token:software:totp", "totp"],
  ["token:hardware", "token"],
];

/** Translates both ways; what it has no word for stays as it is, in either direction. */
export interface Dictionary {
  ours(okta: string): string;
  okta(ours: string): string;
}

function dictionary(words: Words): Dictionary {
  const toOurs = new Map(words);
  const toOkta = new Map([...words].reverse().map(([okta, ours]) => [ours, okta]));
  return { ours: (okta) => toOurs.get(okta) ?? okta, okta: (ours) => toOkta.get(ours) ?? ours };
}

/** Why an attempt failed: `outcome.reason`. */
export const OKTA_REASONS: Dictionary = dictionary(REASONS);
/** Why a second factor failed: `outcome.reason`. */
export const OKTA_MFA_REASONS: Dictionary = dictionary(MFA_REASONS);
/** How a sign-in was made: `authenticationContext.credentialType`. */
export const OKTA_CREDENTIALS: Dictionary = dictionary(CREDENTIALS);
/** How a second factor was given: `debugContext.debugData.factor`. */
export const OKTA_FACTORS: Dictionary = dictionary(FACTORS);

/** The factor of a record about the password of a sign-in, which is no second factor. */
export const PASSWORD_FACTOR = "PASSWORD_AS_FACTOR";
/** What stands for no user in `alternateId`: nobody known, or Okta itself. */
export const NO_USER: ReadonlySet<string> = new Set(["unknown", "system@okta.com"]);
/** What stands for no user agent. */
export const NO_USER_AGENT: ReadonlySet<string> = new Set(["UNKNOWN-DOWNLOAD", "UNKNOWN", "unknown"]);
