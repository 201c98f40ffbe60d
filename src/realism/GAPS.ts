import { IS_SIGN_IN } from "../logs/IS_SIGN_IN";

/**
 * SQL: for each sign-in but every user's first, the time since the same user's one before (`gap`) and until the next one
 * (`next_gap`, NULL after the last), in microseconds.
 */
export const GAPS: string = `(
  SELECT "user", epoch_us("timestamp") - lag(epoch_us("timestamp")) OVER one_user AS gap,
    lead(epoch_us("timestamp")) OVER one_user - epoch_us("timestamp") AS next_gap
  FROM events WHERE "user" IS NOT NULL AND ${IS_SIGN_IN}
  WINDOW one_user AS (PARTITION BY "user" ORDER BY "timestamp")
  QUALIFY gap IS NOT NULL
)`;
