import { IS_SIGN_IN } from "../logs/IS_SIGN_IN";

/**
 * SQL, for groups of one user's events: whether the user has signed in at least once.
 *
 * Names that were only ever guessed or mistyped are no users: a log that the internet reaches is full of them.
 */
export const HAS_SUCCEEDED: string = `count(*) FILTER (WHERE outcome = 'success' AND ${IS_SIGN_IN}) > 0 AND "user" IS NOT NULL`;
