/** Error codes of the security token service that say why a sign-in failed. */
const REASONS: ReadonlyMap<number, string> = new Map([
  [50126, "bad password"],
  [50056, "bad password"],
  [50064, "bad password"],
  [50034, "unknown user"],
  [51004, "unknown user"],
  [50053, "account locked"],
  [50055, "password expired"],
  [50144, "password expired"],
  [50057, "account disabled"],
  [50005, "blocked by policy"],
  [50105, "blocked by policy"],
  [50131, "blocked by policy"],
  [53000, "blocked by policy"],
  [53001, "blocked by policy"],
  [53002, "blocked by policy"],
  [53003, "blocked by policy"],
  [53011, "blocked by policy"],
  [530034, "blocked by policy"],
  [530035, "blocked by policy"],
  // The secret of an application is wrong (7000215) or has expired (7000222).
  [7000215, "bad credentials"],
  [7000222, "bad credentials"],
]);

/** The password was right, and a second factor is asked for: what becomes of it, this record does not say. */
const MFA_REQUIRED: ReadonlySet<number> = new Set([50072, 50074, 50076, 50078, 50079, 50158]);
/** The second factor was tried and failed. */
const MFA_FAILED = 500121;
/** "or sign-in was blocked because it came from an IP address with malicious activity", by the same code 50053. */
const FROM_MALICIOUS_ADDRESS = /malicious|\bIP address\b/i;
const NO_ANSWER = /did not respond|timeout/i;
const DENIED = /\bMFA denied\b|declined|fraud/i;

/**
 * Codes at which a sign-in stops without any credential being wrong: choose an account, stay signed in?, consent,
 * register, a session or token that has run its time.
 */
const STEPS: ReadonlySet<number> = new Set([
  16000, 16001, 50058, 50097, 50125, 50127, 50129, 50140, 50168, 50199, 65001, 70016, 70043, 700082,
]);

/** Whether a sign-in that stopped with this code only went through one of its steps. */
export function isStepOfSignIn(code: number): boolean {
  return STEPS.has(code);
}

/** Whether this code speaks about the second factor. */
export function isSecondFactor(code: number): boolean {
  return code === MFA_FAILED || MFA_REQUIRED.has(code);
}

/**
 * Why a sign-in failed.
 *
 * @param code - `status.errorCode`, not 0
 * @param details - what `status` and the last step say in words; the words are Entra's own
 * @returns a reason of our own vocabulary; `error …` for a code that has none; null when Entra does not say
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * @example entraReason(50126, "") // "bad password"
 */
export function entraReason(code: number, details: string): string | null {
  if (code === MFA_FAILED) return NO_ANSWER.test(details) ? "mfa timeout" : DENIED.test(details) ? "mfa denied" : null;
  if (MFA_REQUIRED.has(code)) return "mfa required";
  if (code === 50053 && FROM_MALICIOUS_ADDRESS.test(details)) return "blocked by policy";
  return REASONS.get(code) ?? `error ${code}`;
}
