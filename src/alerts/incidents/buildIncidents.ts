import { RULES } from "../rules/RULES";
import type { Alert } from "./Alert";
import type { AlertIncident } from "./AlertIncident";
import { BASE_POINTS, IncidentLogit, riskOf } from "./incidentLogit";
import { linkAlerts } from "./linkAlerts";
import { titleOf } from "./titleOf";

const POINTS: ReadonlyMap<string, number> = new Map(
  RULES.map(({ name, kind, points }) => [name, kind === "member" ? 0 : points]),
);

/** What the risk of an incident is made of: everything, or one of its parts alone. */
export const RISK_PARTS = ["fused", "forest", "rules"] as const;
export type RiskPart = (typeof RISK_PARTS)[number];

/** Options of {@link buildIncidents}. */
export interface BuildIncidentsOptions {
  /**
   * By what incidents are ranked: the fused risk, the forest's highest score alone, or the rules alone.
   * @default "fused"
   */
  by?: RiskPart;
}

/**
 * Alerts as incidents, the most suspicious first. Groups in which nothing speaks for an attack are left out.
 *
 * Cost: O(alerts).
 *
 * @param alerts - in the order of time
 * @example buildIncidents(await readAlerts(db, hits, scores, 0.7))[0].title
 * // "Password spraying: 91 accounts from 12 sources"
 */
export function buildIncidents(alerts: readonly Alert[], options: BuildIncidentsOptions = {}): AlertIncident[] {
  const { by = "fused" } = options;
  const groups = new Map<number, Alert[]>();
  linkAlerts(alerts).forEach((group, place) => {
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [alerts[place]!]);
    else members.push(alerts[place]!);
  });
  const incidents = [...groups.values()].map(incidentOf).filter(({ incident }) => incident.logit > BASE_POINTS);
  const rank = { fused: byFused, forest: byForest, rules: byRules }[by];
  incidents.sort((one, other) => rank(other) - rank(one) || compareTimes(one.incident, other.incident));
  return incidents.map(({ incident }, place) => ({ ...incident, rank: place + 1 }));
}

interface Weighed {
  incident: AlertIncident;
  /** Of the rules alone. */
  points: number;
}

const byFused = ({ incident }: Weighed): number => incident.logit;
const byForest = ({ incident }: Weighed): number => incident.score;
const byRules = ({ points }: Weighed): number => points;

function compareTimes(one: AlertIncident, other: AlertIncident): number {
  return one.first < other.first ? -1 : one.first > other.first ? 1 : 0;
}

function incidentOf(alerts: readonly Alert[]): Weighed {
  const [all, ruled] = [new IncidentLogit(), new IncidentLogit()];
  for (const { rules, score } of alerts) {
    all.add(rules, score);
    ruled.add(rules, 0);
  }
  const rules = [...all.counts.keys()].sort((one, other) => POINTS.get(other)! - POINTS.get(one)!);
  const strongest = [...alerts].sort((one, other) => strengthOf(other) - strengthOf(one) || one.row - other.row);
  const failures = alerts.filter(({ isFailure }) => isFailure).length;
  const successes = alerts.filter(({ isSuccess }) => isSuccess).length;
  const incident = {
    rank: 0,
    risk: riskOf(all.value),
    logit: all.value,
    first: new Date(alerts[0]!.timestampMs).toISOString(),
    last: new Date(alerts.at(-1)!.timestampMs).toISOString(),
    events: alerts.length,
    failures,
    successes,
    users: byFrequency(alerts.map(({ user }) => user)),
    sources: byFrequency(alerts.map(({ source_ip }) => source_ip)),
    hosts: byFrequency(alerts.map(({ host }) => host)),
    countries: byFrequency(alerts.map(({ country }) => country)),
    successFollowed: hasSuccessAfterFailure(alerts),
    rules,
    score: alerts.reduce((highest, { score }) => Math.max(highest, score), 0),
    alerts: strongest,
  };
  return { incident: { ...incident, ...titleOf(incident, all.counts) }, points: ruled.value };
}

/** Alerts are in the order of time. */
function hasSuccessAfterFailure(alerts: readonly Alert[]): boolean {
  const first = alerts.findIndex(({ isFailure }) => isFailure);
  return first >= 0 && alerts.slice(first).some(({ isSuccess }) => isSuccess);
}

/** What the alert's rules weigh; among equals the forest decides. */
function strengthOf({ rules, score }: Alert): number {
  return rules.reduce((sum, name) => sum + (POINTS.get(name) ?? 0), 0) + score;
}

function byFrequency(values: readonly (string | null)[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.keys()].sort((one, other) => counts.get(other)! - counts.get(one)!);
}
