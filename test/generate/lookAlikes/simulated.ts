import { ATTACKS } from "../../../src/generate/attacks/ATTACKS";
import { EventBuffer, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { simulateDay } from "../../../src/generate/behaviour/simulateDay";
import { type GenerateOptions, resolveGenerateOptions } from "../../../src/generate/GenerateOptions";
import { LOOK_ALIKES, type LookAlikeName } from "../../../src/generate/lookAlikes/LOOK_ALIKES";
import { createOrganisation } from "../../../src/generate/organisation/createOrganisation";
import type { Organisation } from "../../../src/generate/organisation/Organisation";
import type { Person } from "../../../src/generate/organisation/Person";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** An organisation in which nothing happens but the given look-alikes and what they add to its people's events. */
export function planned(
  lookAlikes: Partial<Record<LookAlikeName, number>>,
  options: GenerateOptions = {},
): { organisation: Organisation; added: SimulatedEvent[] } {
  const size = { users: 60, days: 14 };
  const only = { attacks: noneOf(ATTACKS), lookAlikes: { ...noneOf(LOOK_ALIKES), ...lookAlikes } };
  return createOrganisation(resolveGenerateOptions({ ...size, ...options, ...only }));
}

/** The same with everything that its people do. */
export function simulated(
  lookAlikes: Partial<Record<LookAlikeName, number>>,
  options: GenerateOptions = {},
): { organisation: Organisation; added: SimulatedEvent[]; ordinary: SimulatedEvent[] } {
  const { organisation, added } = planned(lookAlikes, options);
  return { organisation, added, ordinary: organisation.people.flatMap((person) => eventsOf(organisation, person)) };
}

/** Everything that an account does, in the order in which it is simulated. */
export function eventsOf(organisation: Organisation, person: Person): SimulatedEvent[] {
  const out = new EventBuffer();
  for (let day = 0; day < organisation.options.days; day++) simulateDay(organisation, person, day, out);
  return Array.from({ length: out.length }, (_, row) => out.at(row));
}

/** The numbers of a scenario's incidents. */
export function incidentsOf({ incidents }: Organisation, scenario: LookAlikeName): number[] {
  return incidents.filter((incident) => incident.scenario === scenario).map(({ number }) => number);
}

/** The local hour of a moment, in [0, 24). */
export function localHour({ clock }: Person, timestampMs: number): number {
  return ((timestampMs + clock.offsetMs(timestampMs)) % DAY_MS) / HOUR_MS;
}

function noneOf<Name extends string>(names: Record<Name, unknown>): Record<Name, number> {
  return Object.fromEntries(Object.keys(names).map((name) => [name, 0])) as Record<Name, number>;
}
