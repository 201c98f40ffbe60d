import type { Alert } from "../../alerts/incidents/Alert";
import type { AlertIncident } from "../../alerts/incidents/AlertIncident";
import { IncidentLogit, riskOf } from "../../alerts/incidents/incidentLogit";
import type { Labels } from "../readLabels";
import { isFound } from "./judgeIncidents";
import { matchIncidents } from "./matchIncidents";

/** When an attack was seen. */
export interface Detection {
  /** As the labels name it. */
  attack: string;
  scenario: string;
  /** From its first event to that at which its incident reached the risk, in minutes. */
  minutes: number;
  /** Share of its events that came before that, in [0, 1]. */
  share_before: number;
}

/**
 * How long each attack on the list had gone on when its incident first had a given risk: what was known then, and nothing
 * of what came later. A risk that the incident never reached until its last event counts as reached there.
 *
 * @param incidents - those that are listed
 * @param timesMs - of all events, in the order of the event table
 * @param risk - the lowest of the list: that from which on an incident is one
 * @example timesToDetection(listed, labels, timesMs, listed.at(-1).risk)[0].minutes // 34.2
 */
export function timesToDetection(
  incidents: readonly AlertIncident[],
  labels: Labels,
  timesMs: ArrayLike<number>,
  risk: number,
): Detection[] {
  const rowsOf = new Map<string, number[]>();
  labels.incident.forEach((name, row) => {
    if (name === null || labels.isAttack[row] !== 1) return;
    const rows = rowsOf.get(name);
    if (rows === undefined) rowsOf.set(name, [row]);
    else rows.push(row);
  });
  return matchIncidents(incidents, labels).flatMap((match, place) => {
    if (!isFound(match)) return [];
    const { attack, scenario } = match as { attack: string; scenario: string };
    const own = rowsOf.get(attack)!.map((row) => timesMs[row]!);
    const start = own.reduce((first, time) => Math.min(first, time), Infinity);
    const seen = firstReaching(incidents[place]!.alerts, risk);
    const before = own.filter((time) => time < seen).length;
    return [{ attack, scenario, minutes: Math.max(0, seen - start) / 60_000, share_before: before / own.length }];
  });
}

/** Time of the alert with which the risk is reached, ms since 1970; that of the last where it is not. */
function firstReaching(alerts: readonly Alert[], risk: number): number {
  const inTime = [...alerts].sort((one, other) => one.timestampMs - other.timestampMs || one.row - other.row);
  const logit = new IncidentLogit();
  for (const { rules, score, timestampMs } of inTime) {
    logit.add(rules, score);
    if (riskOf(logit.value) >= risk) return timestampMs;
  }
  return inTime.at(-1)!.timestampMs;
}
