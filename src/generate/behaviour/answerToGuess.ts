import { RESULT } from "./EventBuffer";
import type { Organisation } from "../organisation/Organisation";
import type { Person } from "../organisation/Person";

const DAY_MS = 86_400_000;

/**
 * What the organisation answers to a password at a time: whoever has not joined yet is unknown, and the account of
 * whoever has left is disabled, even when the password is right.
 *
 * @param isRight - whether the password is right
 * @returns number of the result
 */
export function answerToGuess(
  { startMs }: Organisation,
  { joinsOnDay, leavesOnDay }: Person,
  timestampMs: number,
  isRight: boolean,
): number {
  const day = Math.floor((timestampMs - startMs) / DAY_MS);
  if (day < joinsOnDay) return RESULT["unknown user"];
  if (day > leavesOnDay) return RESULT["account disabled"];
  return isRight ? RESULT.success : RESULT["bad password"];
}
