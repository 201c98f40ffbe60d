import type { DuckDBConnection } from "@duckdb/node-api";
import { queryRows } from "../../logs/queryRows";
import { assertKnownOptions } from "../../options/assertKnownOptions";
import { assertBudget, type Budget } from "../budget/Budget";
import { countFor, lowestOf } from "../budget/thresholdFor";
import type { RuleHit } from "../rules/RuleHits";
import type { AlertIncident } from "./AlertIncident";
import { buildIncidents, type RiskPart } from "./buildIncidents";
import { readAlerts } from "./readAlerts";

/** Of all events so many have a score that makes an alert of them, whatever the rules say. */
const FOREST_SHARE = 0.001;

/** Options of {@link findIncidents}. */
export interface FindIncidentsOptions {
  /**
   * How many incidents are listed.
   * @default { perDay: 5 }
   */
  budget?: Budget;
  /**
   * By what they are ranked: the fused risk, the forest's highest score alone, or the rules alone.
   * @default "fused"
   */
  by?: RiskPart;
  /**
   * Events that no rule names are alerts from this score on.
   * @default that of the highest thousandth
   */
  forestThreshold?: number;
}

/** What was found. */
export interface FoundIncidents {
  /** Within the budget, the most suspicious first. */
  listed: readonly AlertIncident[];
  /** Those that are less suspicious. */
  others: readonly AlertIncident[];
  /** Days with events. */
  days: number;
}

/**
 * Incidents in the events of the table `events`: alerts that belong together, ranked, and cut by a budget.
 *
 * @param hits - the events at which rules fire, as `computeEvidence` gives them
 * @param scores - the forest's, one an event, in the order of the event table
 * @throws RangeError when there are more or fewer scores than events, or the budget is wrong
 * @example
 * const { X, hits } = await computeEvidence(db, presetFeatures("default"));
 * const { listed } = await findIncidents(db, hits, new IsolationForest().fit(X).score(X));
 */
export async function findIncidents(
  db: DuckDBConnection,
  hits: readonly RuleHit[],
  scores: Float64Array,
  options: FindIncidentsOptions = {},
): Promise<FoundIncidents> {
  assertKnownOptions(options, ["budget", "by", "forestThreshold"], "findIncidents");
  const { budget = { perDay: 5 }, by = "fused", forestThreshold = highestShare(scores, FOREST_SHARE) } = options;
  assertBudget(budget, "findIncidents");
  const [row] = await queryRows(db, `SELECT count(*) AS events, count(DISTINCT "timestamp"::DATE) AS days FROM events`);
  const { events, days } = row as { events: number; days: number };
  if (events !== scores.length) {
    throw new RangeError(`findIncidents: there must be one score an event (${events}), got ${scores.length}`);
  }
  const all = buildIncidents(await readAlerts(db, hits, scores, forestThreshold), { by });
  const isListed = listing(all, budget, days);
  return { listed: all.filter(isListed), others: all.filter((incident, place) => !isListed(incident, place)), days };
}

/** Which of the ranked incidents a budget lists. */
function listing(
  all: readonly AlertIncident[],
  budget: Budget,
  days: number,
): (incident: AlertIncident, place: number) => boolean {
  const { least } = budget;
  if (least !== undefined) return ({ risk }) => risk >= least;
  const count = all.length === 0 ? 0 : countFor(budget, all.length, days);
  return (_, place) => place < count;
}

function highestShare(scores: Float64Array, share: number): number {
  return scores.length === 0 ? 1 : lowestOf(scores.slice().sort(), Math.max(1, Math.round(share * scores.length)));
}
