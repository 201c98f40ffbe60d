import type { NamedCount } from "./rankedBars";

/** What is known of one anomaly when anomalies are counted by name. */
export interface AnomalyOutcome {
  /** `success` or `failure`; absent when unknown. */
  outcome?: string;
}

/**
 * One anomaly as a count of one, to be summed by name.
 *
 * @param name - user or source; null when the log has none
 * @param anomaly - its outcome, if known
 * @returns a count of 1
 * @example oneAnomaly("ann", { outcome: "failure" }) // { name: "ann", count: 1, failures: 1 }
 */
export function oneAnomaly(name: string | null, anomaly: AnomalyOutcome): NamedCount {
  return anomaly.outcome === undefined
    ? { name, count: 1 }
    : { name, count: 1, failures: anomaly.outcome === "failure" ? 1 : 0 };
}
