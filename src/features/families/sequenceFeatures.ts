import { EPOCH_US } from "../dialect";
import type { Feature } from "../Feature";

/** Failures since the user's last success: all before less all before the last success. */
const FAILURES_IN_A_ROW = `(coalesce(sum(failed) OVER user_past, 0) -
  coalesce(max(CASE WHEN succeeded = 1 THEN coalesce(sum(failed) OVER user_past, 0) END) OVER user_past, 0))`;

/** What came just before, in which order. */
export const SEQUENCE_FEATURES: readonly Feature[] = [
  {
    ...sequence("failed", "1 = yes, 0 = no", "this sign-in failed", "failed", ["T1110"]),
    family: "outcome",
    needs: [],
  },
  {
    ...sequence("unknown_user", "1 = yes, 0 = no", "the account does not exist", "unknown_user", ["T1110.004"]),
    family: "outcome",
    needs: [],
  },
  {
    ...sequence(
      "seconds_since_user_event",
      "seconds",
      "time since this user's previous event; missing for the user's first",
      `(${EPOCH_US} - max(${EPOCH_US}) OVER user_past) / 1e6`,
      ["T1110.001", "T1078"],
    ),
    suspicious: "either",
  },
  {
    ...sequence(
      "seconds_since_source_event",
      "seconds",
      "time since the previous event from this source IP; missing for its first",
      `(${EPOCH_US} - max(${EPOCH_US}) OVER source_past) / 1e6`,
      ["T1110.003"],
    ),
    suspicious: "either",
    needs: ["source_ip"],
  },
  sequence(
    "failures_in_a_row_user",
    "sign-ins",
    "failed sign-ins of this user since the last success",
    FAILURES_IN_A_ROW,
    ["T1110.001"],
  ),
  sequence(
    "success_after_failures",
    "sign-ins",
    "failed sign-ins of this user since the last success, where this one succeeds; 0 elsewhere",
    `CASE WHEN succeeded = 1 THEN ${FAILURES_IN_A_ROW} ELSE 0 END`,
    ["T1110.001"],
  ),
  sequence(
    "denied_pushes_10m",
    "pushes",
    "second factors of this user that were denied or ignored in the 10 minutes before",
    "coalesce(sum(denied) OVER user_10m, 0)",
    ["T1621"],
  ),
  sequence(
    "denied_pushes_24h",
    "pushes",
    "second factors of this user that were denied or ignored in the 24 hours before, this one included",
    "coalesce(sum(denied) OVER user_24h, 0) + denied",
    ["T1621"],
  ),
  sequence(
    "approved_after_denied",
    "pushes",
    "denied second factors of this user in the 10 minutes before, where this one is approved; 0 elsewhere",
    "CASE WHEN approved = 1 THEN coalesce(sum(denied) OVER user_10m, 0) ELSE 0 END",
    ["T1621"],
  ),
];

function sequence(name: string, unit: string, description: string, sql: string, techniques: string[]): Feature {
  return { name, family: "sequence", unit, description, sql, needs: ["user"], suspicious: "high", techniques };
}
