import seedrandom from "seedrandom";
import { ATTACKS, type AttackName } from "../attacks/ATTACKS";
import { EventBuffer, type SimulatedEvent } from "../behaviour/EventBuffer";
import type { ResolvedGenerateOptions } from "../GenerateOptions";
import { createOrganisation } from "../organisation/createOrganisation";
import { addIncident, type Organisation } from "../organisation/Organisation";
import { timeOrder } from "./timeOrder";

/** An organisation, and all events of its incidents that do not come from its people's own days. */
export interface Simulation {
  organisation: Organisation;
  /** In the order of time. */
  incidents: EventBuffer;
}

/**
 * Everything that is settled before the first day is simulated.
 *
 * Each attack has a random stream of its own and changes nobody's habits: one more leaves all other events as they
 * are.
 */
export function createSimulation(options: ResolvedGenerateOptions): Simulation {
  const { organisation, added } = createOrganisation(options);
  const events = [...added, ...planAttacks(organisation)];
  const buffer = new EventBuffer(events.length + 1);
  for (const event of events) {
    if (event.timestampMs >= organisation.startMs && event.timestampMs < organisation.endMs) buffer.push(event);
  }
  const given = Uint32Array.from({ length: buffer.length }, (_, row) => row);
  const order = timeOrder(buffer.columns.timestampMs.subarray(0, buffer.length), given);
  return { organisation, incidents: buffer.take(order) };
}

function planAttacks(organisation: Organisation): SimulatedEvent[] {
  const { seed, attacks, stealth } = organisation.options;
  const events: SimulatedEvent[] = [];
  for (const [scenario, count] of Object.entries(attacks)) {
    const attack = ATTACKS[scenario as AttackName];
    const { technique } = attack;
    for (let index = 1; index <= count; index++) {
      const id = `${scenario}-${index}`;
      const incident = addIncident(organisation.incidents, { id, label: "attack", scenario, technique });
      const random = seedrandom.alea(`${seed}/attack/${id}`);
      for (const event of attack.strike({ organisation, random, stealth, incident })) events.push(event);
    }
  }
  return events;
}
