import { RESULT } from "./EventBuffer";

/** Failures in a row after which an account is locked; after a pause as long as a lock they are forgotten. */
export const LOCKED_AFTER = 5;
/** How long it stays locked. */
export const LOCKED_MS: number = 20 * 60_000;

/** What an account answers to wrong passwords. */
export interface Lock {
  /** Number of the result of a wrong password at a time, not before that of the last call. */
  fail(timestampMs: number): number;
  /** Until when the account is locked; 0 when it never was. */
  untilMs(): number;
}

/**
 * The lock of one account that nobody has tried yet.
 *
 * @example createLock().fail(0) // RESULT["bad password"]
 */
export function createLock(): Lock {
  let [inARow, lockedUntilMs, lastMs] = [0, 0, 0];
  return {
    fail(timestampMs) {
      if (timestampMs < lockedUntilMs) return RESULT["account locked"];
      if (timestampMs - lastMs > LOCKED_MS) inARow = 0;
      lastMs = timestampMs;
      if (++inARow === LOCKED_AFTER) [inARow, lockedUntilMs] = [0, timestampMs + LOCKED_MS];
      return RESULT["bad password"];
    },
    untilMs: () => lockedUntilMs,
  };
}
