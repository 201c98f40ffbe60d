import { EventBuffer, type SimulatedEvent } from "../../src/generate/behaviour/EventBuffer";
import { simulateDay } from "../../src/generate/behaviour/simulateDay";
import { type GenerateOptions, resolveGenerateOptions } from "../../src/generate/GenerateOptions";
import { createOrganisation } from "../../src/generate/organisation/createOrganisation";
import type { Organisation } from "../../src/generate/organisation/Organisation";
import type { Person } from "../../src/generate/organisation/Person";
import { ROLE_NAMES, type Role } from "../../src/generate/organisation/roles";

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
/** Nothing but ordinary days. */
export const QUIET = { attacks: { all: 0 }, lookAlikes: { all: 0 } } as const;

/** An organisation in which nothing happens on purpose. */
export function quietOrganisation(options: GenerateOptions = {}): Organisation {
  return createOrganisation(resolveGenerateOptions({ ...QUIET, ...options })).organisation;
}

/** The shares of an organisation in which all accounts have one role. */
export function only(role: Role): Partial<Record<Exclude<Role, "office">, number>> {
  const others = ROLE_NAMES.filter((name) => name !== "office");
  return Object.fromEntries(others.map((name) => [name, name === role ? 1 : 0]));
}

/** What an account does on a day, in the order of the simulation. */
export function dayOf(organisation: Organisation, person: Person, day: number): SimulatedEvent[] {
  const out = new EventBuffer();
  simulateDay(organisation, person, day, out);
  return eventsIn(out);
}

/** What everyone does on all days. */
export function allDays(organisation: Organisation): EventBuffer {
  const out = new EventBuffer();
  for (let day = 0; day < organisation.options.days; day++) {
    for (const person of organisation.people) simulateDay(organisation, person, day, out);
  }
  return out;
}

/** The events of a buffer as objects. */
export function eventsIn(buffer: EventBuffer): SimulatedEvent[] {
  return Array.from({ length: buffer.length }, (_, row) => buffer.at(row));
}

/** Draws given by hand, again and again from the first one on when they are used up. */
export function drawsOf(...draws: number[]): () => number {
  let next = 0;
  return () => draws[next++ % draws.length]!;
}
