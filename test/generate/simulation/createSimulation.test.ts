import { describe, expect, it } from "vitest";
import { ATTACKS } from "../../../src/generate/attacks/ATTACKS";
import type { SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { type GenerateOptions, resolveGenerateOptions } from "../../../src/generate/GenerateOptions";
import { createSimulation, type Simulation } from "../../../src/generate/simulation/createSimulation";
import { eventsIn, QUIET } from "../quiet";

const SMALL: GenerateOptions = { users: 60, days: 14 };
const simulationOf = (options: GenerateOptions): Simulation =>
  createSimulation(resolveGenerateOptions({ ...SMALL, ...options }));

/** Events of the simulation's incidents by their ids. */
function byId({ organisation, incidents }: Simulation): Map<string, SimulatedEvent[]> {
  const events = new Map<string, SimulatedEvent[]>();
  for (const event of eventsIn(incidents)) {
    const { id } = organisation.incidents[event.incident - 1]!;
    events.set(id, [...(events.get(id) ?? []), { ...event, incident: 0 }]);
  }
  return events;
}

describe("createSimulation(options)", () => {
  it("has the events of all incidents in the order of time, all within the log", () => {
    const { organisation, incidents } = simulationOf({ attacks: { all: 2 }, lookAlikes: { all: 2 } });
    const times = eventsIn(incidents).map(({ timestampMs }) => timestampMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]! >= organisation.startMs && times.at(-1)! < organisation.endMs).toBe(true);
    expect(times.length).toBeGreaterThan(500);
  });
  it("numbers and names each incident once: scenario and number, with its technique", () => {
    const { organisation } = simulationOf({ attacks: { all: 2 }, lookAlikes: { all: 1 } });
    const { incidents } = organisation;
    expect(incidents.map(({ number }) => number)).toEqual(incidents.map((_, index) => index + 1));
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(incidents.length);
    const attacks = incidents.filter(({ label }) => label === "attack");
    expect(attacks.map(({ id }) => id)).toEqual(Object.keys(ATTACKS).flatMap((name) => [`${name}-1`, `${name}-2`]));
    expect(incidents.find(({ id }) => id === "mfa_fatigue-2")).toMatchObject({ technique: "T1621", scenario: "mfa_fatigue" }); // prettier-ignore
    for (const { technique, label } of incidents) expect(technique === "").toBe(label === "benign");
  });
  it("has no events without incidents", () => {
    expect(simulationOf(QUIET).incidents.length).toBe(0);
  });
  it("leaves all incidents as they are when an attack is added, of the same scenario or another", () => {
    const before = byId(simulationOf({ attacks: { all: 1 } }));
    for (const more of ["mfa_fatigue", "session_reuse", "credential_stuffing"] as const) {
      const after = byId(simulationOf({ attacks: { all: 1, [more]: 2 } }));
      expect(after.delete(`${more}-2`)).toBe(true);
      expect(after).toEqual(before);
    }
  });
  it("has other attacks with another seed", () => {
    const attacks = { all: 0, password_guessing: 1 };
    const of = (seed: number) => eventsIn(simulationOf({ ...QUIET, attacks, seed }).incidents);
    expect(of(2)).not.toEqual(of(1));
    expect(of(1)).toEqual(of(1));
  });
});
