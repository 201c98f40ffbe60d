import seedrandom from "seedrandom";
import type { ResolvedGenerateOptions } from "../GenerateOptions";
import type { Incident } from "../Incident";
import { LOOK_ALIKES, type LookAlikeName } from "../lookAlikes/LOOK_ALIKES";
import type { SimulatedEvent } from "../behaviour/EventBuffer";
import { citiesWith } from "./citiesWith";
import { createClock } from "./createClock";
import { createNetworks } from "./createNetworks";
import { createPerson } from "./createPerson";
import { serverCount } from "./hosts";
import { addIncident, type Organisation } from "./Organisation";

const DAY_MS = 86_400_000;

/**
 * The organisation that the options describe, with all look-alikes planned.
 *
 * @returns the organisation, and the events that the look-alikes add to those of its people
 */
export function createOrganisation(options: ResolvedGenerateOptions): {
  organisation: Organisation;
  added: SimulatedEvent[];
} {
  const { startMs, offices, days, users } = options;
  const cities = citiesWith(offices);
  const networks = createNetworks(cities, offices);
  const clocks = offices.map(({ timeZone }) => createClock(timeZone, startMs, days));
  const incidents: Incident[] = [];
  const addJourney = (id: string): number =>
    addIncident(incidents, { id, label: "benign", scenario: "traveller", technique: "" });
  const setting = { options, cities, networks, clocks };
  const organisation: Organisation = {
    options,
    startMs,
    endMs: startMs + days * DAY_MS,
    cities,
    networks,
    clocks,
    people: Array.from({ length: users }, (_, index) => createPerson(setting, index, addJourney)),
    servers: serverCount(users),
    incidents,
    vpnOutages: offices.map(() => []),
    officeMoves: offices.map(() => null),
  };
  return { organisation, added: planLookAlikes(organisation) };
}

/** Each look-alike from a random stream of its own; those that move people first, as others ask where they are. */
function planLookAlikes(organisation: Organisation): SimulatedEvent[] {
  const { seed, lookAlikes } = organisation.options;
  const added: SimulatedEvent[] = [];
  const moves = (scenario: string): number => Number(LOOK_ALIKES[scenario as LookAlikeName].movesPeople ?? false);
  for (const [scenario, count] of Object.entries(lookAlikes).sort(([a], [b]) => moves(b) - moves(a))) {
    for (let index = 1; index <= count; index++) {
      const id = `${scenario}-${index}`;
      const incident = addIncident(organisation.incidents, { id, label: "benign", scenario, technique: "" });
      const random = seedrandom.alea(`${seed}/look-alike/${id}`);
      const planned = LOOK_ALIKES[scenario as LookAlikeName].plan({ organisation, random, incident });
      for (const event of planned) added.push(event);
    }
  }
  return added;
}
