import type { ResolvedGenerateOptions } from "../GenerateOptions";
import type { Incident } from "../Incident";
import type { City } from "./cities";
import type { Clock } from "./createClock";
import type { Networks } from "./createNetworks";
import type { Change, Person } from "./Person";

/** Everything there is before the first sign-in: people, places, and what is going to happen to them. */
export interface Organisation {
  options: ResolvedGenerateOptions;
  startMs: number;
  /** The first millisecond after the log. */
  endMs: number;
  cities: readonly City[];
  networks: Networks;
  /** By number of the office. */
  clocks: readonly Clock[];
  people: readonly Person[];
  /** Hosts that are servers; they come after the applications. */
  servers: number;
  incidents: Incident[];
  /** By number of the office: when its VPN is down. */
  vpnOutages: (Change & { untilMs: number })[][];
  /** By number of the office: when it moves to other addresses. */
  officeMoves: (Change | null)[];
}

/** Adds an incident to those of the organisation and returns its number. */
export function addIncident(incidents: Incident[], incident: Omit<Incident, "number">): number {
  const number = incidents.length + 1;
  incidents.push({ number, ...incident });
  return number;
}
