/** What common reasons are called by us, in small letters with spaces. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ...["invalid credentials", "invalid password", "wrong password", "incorrect password", "bad password"].map(
    as("bad password"),
  ),
  ...["unknown user", "invalid user", "user not found", "no such user", "user does not exist"].map(as("unknown user")),
  ...["account locked", "locked out", "account locked out", "user account locked"].map(as("account locked")),
  ...["account disabled", "user disabled", "user account disabled"].map(as("account disabled")),
  ["password expired", "password expired"],
  ["account expired", "account expired"],
]);
const BETWEEN_WORDS = /[\s_-]+/g;
const LONGEST = 40;

function as(reason: string): (words: string) => [string, string] {
  return (words) => [words, reason];
}

/**
 * Why a sign-in failed: `event.reason`, in our words where it is one of the common ones.
 *
 * @example ecsReason("INVALID_CREDENTIALS") // "bad password"
 */
export function ecsReason(reason: string | null): string | null {
  if (reason === null || reason.length > LONGEST) return reason;
  return REASONS.get(reason.trim().toLowerCase().replace(BETWEEN_WORDS, " ")) ?? reason;
}
