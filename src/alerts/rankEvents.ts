import type { Alert } from "./incidents/Alert";
import type { AlertIncident } from "./incidents/AlertIncident";

/** An event on the list of the most suspicious. */
export interface RankedEvent {
  /** Its place in the event table. */
  row: number;
  /** The incident that it is in; null where the forest alone speaks against it. */
  incident: AlertIncident | null;
  /** What rules and the forest say of it; null where no rule does. */
  alert: Alert | null;
}

/** Log-odds that an incident's next event loses to its first one, for each e-fold: so one incident cannot fill the list. */
const SPREAD = 2;

/**
 * The list of events to look at: the strongest events of each incident before the further ones of any, then what the
 * forest finds most suspicious.
 *
 * The place of an event within its incident counts against it, as the logarithm: measured in `docs/incidents.md`.
 *
 * @param incidents - those that are listed
 * @param scores - the forest's, one an event
 * @param count - events wanted
 * @param least - of those that are in no incident only with a score of at least this
 */
export function rankEvents(
  incidents: readonly AlertIncident[],
  scores: Float64Array,
  count: number,
  least: number = 0,
): RankedEvent[] {
  const ranked = incidents.flatMap((incident) => {
    return incident.alerts.map((alert, place) => ({
      ...{ row: alert.row, incident, alert },
      key: incident.logit - SPREAD * Math.log(place + 1),
    }));
  });
  ranked.sort((one, other) => other.key - one.key || one.incident.rank - other.incident.rank || one.row - other.row);
  const list: RankedEvent[] = ranked.slice(0, count).map(({ row, incident, alert }) => ({ row, incident, alert }));
  const taken = new Set(list.map(({ row }) => row));
  const rest = Int32Array.from(scores.keys()).filter((row) => scores[row]! >= least && !taken.has(row));
  rest.sort((one, other) => scores[other]! - scores[one]! || one - other);
  for (const row of rest.subarray(0, count - list.length)) list.push({ row, incident: null, alert: null });
  return list;
}
