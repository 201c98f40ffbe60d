import type { RuleHit } from "../rules/RuleHits";

/** An event that something speaks against: a rule, or the forest. */
export interface Alert extends RuleHit {
  timestampMs: number;
  user: string | null;
  source_ip: string | null;
  host: string | null;
  user_agent: string | null;
  session_id: string | null;
  country: string | null;
  city: string | null;
  failure_reason: string | null;
  action: string;
  /** Whether a sign-in failed; false for a denied second factor too. */
  isFailure: boolean;
  /** Whether a sign-in succeeded. */
  isSuccess: boolean;
  /** The forest's, in (0, 1]. */
  score: number;
}
