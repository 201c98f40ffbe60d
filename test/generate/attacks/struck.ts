import seedrandom from "seedrandom";
import { ATTACKS, type AttackName } from "../../../src/generate/attacks/ATTACKS";
import type { SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import type { GenerateOptions } from "../../../src/generate/GenerateOptions";
import type { Network } from "../../../src/generate/organisation/createNetworks";
import type { Organisation } from "../../../src/generate/organisation/Organisation";
import type { Person } from "../../../src/generate/organisation/Person";
import { quietOrganisation } from "../quiet";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** The number of the incident that all attacks of these tests have. */
export const INCIDENT = 7;
export const SEEDS: readonly number[] = Array.from({ length: 12 }, (_, index) => 101 + index);

/** One attack, and whom it met. */
export interface Struck {
  organisation: Organisation;
  /** In the order of time. */
  events: SimulatedEvent[];
  /** Whose account has the first event; a person of no account for one that nobody has. */
  victim: Person;
  networks: Network[];
}

const organisations = new Map<string, Organisation>();

/** An organisation in which nothing happens on purpose, made once for all tests: none of them may change it. */
export function sharedOrganisation(options: GenerateOptions = {}): Organisation {
  const key = JSON.stringify(options);
  const organisation = organisations.get(key) ?? quietOrganisation({ users: 120, days: 14, ...options });
  organisations.set(key, organisation);
  return organisation;
}

/** One attack on an organisation. */
export function struck(name: AttackName, stealth: number, seed: number = 1, options: GenerateOptions = {}): Struck {
  const organisation = sharedOrganisation(options);
  const random = seedrandom.alea(`${seed}/${name}`);
  const events = [...ATTACKS[name].strike({ organisation, random, stealth, incident: INCIDENT })];
  events.sort((a, b) => a.timestampMs - b.timestampMs);
  const victim = organisation.people[events[0]!.account] ?? organisation.people[0]!;
  return { organisation, events, victim, networks: events.map(({ network }) => organisation.networks.all[network]!) };
}

/** The same attack with a dozen seeds. */
export function struckOften(name: AttackName, stealth: number, options: GenerateOptions = {}): Struck[] {
  return SEEDS.map((seed) => struck(name, stealth, seed, options));
}

/** How many different values a field has. */
export function distinct(events: readonly SimulatedEvent[], field: keyof SimulatedEvent): number {
  return new Set(events.map((event) => event[field])).size;
}

/** How many sessions there are. */
export function sessionCount(events: readonly SimulatedEvent[]): number {
  return new Set(events.map(({ session }) => session).filter((session) => session > 0)).size;
}

/** Milliseconds from the first event to the last. */
export function lengthMs(events: readonly SimulatedEvent[]): number {
  return events.at(-1)!.timestampMs - events[0]!.timestampMs;
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** The local hour of a moment, in [0, 24). */
export function localHour({ clock }: Person, timestampMs: number): number {
  return ((timestampMs + clock.offsetMs(timestampMs)) % DAY_MS) / HOUR_MS;
}
