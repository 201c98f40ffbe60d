/** Failures in a row after which an account is locked. */
export const LOCKED_AFTER = 5;
/** How long it stays locked. */
export const LOCKED_MS: number = 20 * 60_000;
