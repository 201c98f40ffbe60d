import type { Outcome } from "../logs/AuthEvent";

/** The attacks that the generator knows, with their ATT&CK ids. */
export const SCENARIOS = {
  brute_force: "T1110.001",
  password_spraying: "T1110.003",
  stolen_credentials: "T1078",
} as const;
export type Scenario = keyof typeof SCENARIOS;

/** A synthetic event. The scenario goes into the labels, never into the log. */
export interface LabelledEvent {
  timestampMs: number;
  user: string;
  source_ip: string;
  outcome: Outcome;
  failure_reason: string | null;
  method: string;
  country: string;
  user_agent: string;
  host: string;
  /** null for ordinary events. */
  scenario: Scenario | null;
}
