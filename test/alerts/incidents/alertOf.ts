import type { Alert } from "../../../src/alerts/incidents/Alert";

/** An alert of which little is known: a failure of `ada` at 2026-03-02T08:00Z, with what is given instead. */
export function alertOf(parts: Partial<Alert> & { minute?: number } = {}): Alert {
  const { minute = 0, ...own } = parts;
  return {
    row: 0,
    rules: [],
    isShared: false,
    isOffice: false,
    shown: {},
    timestampMs: Date.UTC(2026, 2, 2, 8, minute),
    user: "ada",
    source_ip: "203.0.113.9",
    host: "mail",
    user_agent: "curl/8",
    session_id: null,
    country: null,
    city: null,
    failure_reason: null,
    action: "login",
    isFailure: true,
    isSuccess: false,
    score: 0.5,
    ...own,
  };
}
