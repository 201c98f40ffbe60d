import { EPOCH_US } from "../dialect";
import type { Feature } from "../Feature";

const DAY_US = "86400e6";

/** The account itself, and its sessions. */
export const ACCOUNT_FEATURES: readonly Feature[] = [
  account(
    "account_age_days",
    "days",
    "time since this user's first event in the log",
    `(${EPOCH_US} - min(${EPOCH_US}) OVER user_past) / ${DAY_US}`,
    "low",
  ),
  account(
    "dormant_days",
    "days",
    "time since this user's last success; where there is none, since the log began",
    `(${EPOCH_US} - coalesce(max(CASE WHEN succeeded = 1 THEN ${EPOCH_US} END) OVER user_past, min(${EPOCH_US}) OVER organisation_past)) / ${DAY_US}`,
  ),
  account(
    "is_service_account",
    "1 = yes, 0 = no",
    "the account's name is that of a service, not of a person; missing for a pseudonym",
    "service",
    "either",
  ),
  account(
    "service_account_surprise",
    "nats",
    "how rarely this service account uses this program and this method; 0 for people, missing for a pseudonym",
    `CASE WHEN service = 1 THEN -ln((coalesce(sum(succeeded) OVER user_browser_past, 0) + 1) * (coalesce(sum(succeeded) OVER user_method_past, 0) + 1)
      / power(coalesce(sum(succeeded) OVER user_past, 0) + 1, 2)) WHEN service = 0 THEN 0 END`,
  ),
  {
    ...account(
      "session_minutes",
      "minutes",
      "how long this session has been going on",
      `(${EPOCH_US} - min(${EPOCH_US}) OVER session_past) / 60e6`,
      "high",
      ["session_id"],
    ),
    family: "session",
  },
  {
    ...account(
      "session_minutes_of_user",
      "minutes",
      "how long this user's sessions were on average before",
      `coalesce(sum(CASE WHEN session_id IS NOT NULL THEN floor((${EPOCH_US} - max(${EPOCH_US}) OVER session_past) / 1000) END) OVER user_past, 0)
        / 60e3 / nullif(count(DISTINCT session_id) OVER user_past, 0)`,
      "either",
    ),
    family: "session",
  },
  {
    ...account(
      "sessions_user_1h",
      "sessions",
      "distinct sessions of this user in the hour before",
      "count(DISTINCT session_id) OVER user_1h",
    ),
    family: "session",
    unit: "sessions",
  },
  {
    ...account(
      "open_sessions_user_24h",
      "sessions",
      "distinct sessions of this user in the 24 hours before that nobody signed out of",
      `count(DISTINCT session_id) OVER user_24h - count(DISTINCT CASE WHEN "action" = 'logout' THEN session_id END) OVER user_24h`,
    ),
    family: "session",
  },
  {
    ...account(
      "sources_session_past",
      "IPs",
      "distinct source IPs of this session before",
      "count(DISTINCT source_ip) OVER session_past",
      "high",
      ["session_id"],
    ),
    family: "session",
    techniques: ["T1550.004"],
  },
  {
    ...account(
      "session_from_elsewhere",
      "1 = yes, 0 = no",
      "this session was used before, but never from this network",
      "CASE WHEN count(*) OVER session_past > 0 AND count(*) OVER session_network_past = 0 THEN 1 ELSE 0 END",
      "high",
      ["session_id", "source_ip"],
    ),
    family: "session",
    techniques: ["T1550.004"],
  },
];

function account(
  name: string,
  unit: string,
  description: string,
  sql: string,
  suspicious: Feature["suspicious"] = "high",
  needs = ["user"],
): Feature {
  return { name, family: "account", unit, description, sql, needs, suspicious, techniques: ["T1078"] };
}
