import type { Alert } from "./Alert";

/** Alerts that belong together, as one thing to look at. */
export interface AlertIncident {
  /** 1 is the most suspicious. */
  rank: number;
  /** What happened, in a few words. */
  title: string;
  /** Probability that it is an attack, as far as generated logs can tell; in [0, 1]. */
  risk: number;
  /** The same as log-odds: what its rules and the forest add up to. */
  logit: number;
  /** ATT&CK ids, that of the title first. */
  techniques: readonly string[];
  /** Time of the first and of the last alert, ISO 8601 in UTC. */
  first: string;
  last: string;
  /** Events in it. */
  events: number;
  failures: number;
  successes: number;
  /** Different ones, the most frequent first. */
  users: readonly string[];
  sources: readonly string[];
  hosts: readonly string[];
  countries: readonly string[];
  /** Whether a sign-in succeeded after a failure from the same source, here or in the 24 hours after. */
  successFollowed: boolean;
  /** Names of the rules that fired, that with most points first. */
  rules: readonly string[];
  /** The forest's highest score among its events. */
  score: number;
  /** Its alerts, the strongest first. */
  alerts: readonly Alert[];
}
