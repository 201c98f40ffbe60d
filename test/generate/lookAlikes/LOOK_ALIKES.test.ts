import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTIONS, METHODS, RESULTS, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { resolveGenerateOptions } from "../../../src/generate/GenerateOptions";
import { LOOK_ALIKES, type LookAlikeName } from "../../../src/generate/lookAlikes/LOOK_ALIKES";
import { COMMON_NAMES } from "../../../src/generate/organisation/names";
import type { Organisation } from "../../../src/generate/organisation/Organisation";
import { DAY_MS, incidentsOf, planned, simulated } from "./simulated";

const NAMES = Object.keys(LOOK_ALIKES) as LookAlikeName[];
const FIRST_STRANGER = 2 ** 30;
/** Small organisations anywhere, in any week of three years. */
const small = {
  seed: fc.integer(),
  users: fc.integer({ min: 1, max: 25 }),
  start: fc.integer({ min: 0, max: 1_100 }).map((day) => isoDay(Date.parse("2025-01-01") + day * DAY_MS)),
  offices: fc.uniqueArray(fc.constantFrom("Berlin", "New York", "Tokyo", "Sydney", "São Paulo", "Tel Aviv"), {
    minLength: 1,
    maxLength: 3,
  }),
  roles: fc.constantFrom({}, { service: 0 }, { service: 0.6, developer: 0 }, { leaver: 0.25, new_hire: 0.25 }),
};

describe("LOOK_ALIKES", () => {
  it("are ten", () => {
    expect(NAMES).toEqual([
      "stale_ci_password", "stale_mail_client", "traveller", "new_phone", "vpn_outage", "vulnerability_scan",
      "on_call_night", "reset_monday", "office_move", "internet_noise",
    ]); // prettier-ignore
  });
  it("say in one plain sentence what they are", () => {
    for (const { description } of Object.values(LOOK_ALIKES)) expect(description).toMatch(/^[a-z][^.\n]*[^.]$/);
  });
  it.each(NAMES)("%s is refused in a log of fewer days than it needs", (name) => {
    const { daysNeeded } = LOOK_ALIKES[name];
    expect(daysNeeded).toBeGreaterThanOrEqual(1);
    expect(daysNeeded).toBeLessThanOrEqual(3);
    expect(() => planned({ [name]: 1 }, { days: daysNeeded })).not.toThrow();
    if (daysNeeded > 1) {
      expect(() => planned({ [name]: 1 }, { days: daysNeeded - 1 })).toThrow(`lookAlikes.${name} must be 0`);
    }
  });
  it.each(NAMES)("%s stays within the log, at known accounts, with its own number (property)", (name) => {
    const { daysNeeded } = LOOK_ALIKES[name];
    const options = fc.record({ ...small, days: fc.integer({ min: daysNeeded, max: 9 }) });
    fc.assert(
      fc.property(options, fc.integer({ min: 1, max: 3 }), (given, count) => {
        const { organisation, added } = planned({ [name]: count }, given);
        const numbers = incidentsOf(organisation, name);
        for (const event of added) assertSound(organisation, event);
        expect(added.every(({ incident }) => numbers.includes(incident))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
  it("together leave a simulation in which every event is sound (property)", () => {
    const all = Object.fromEntries(NAMES.map((name) => [name, 2]));
    const options = fc.record({ ...small, days: fc.integer({ min: 3, max: 9 }) });
    fc.assert(
      fc.property(options, (given) => {
        const { organisation, added, ordinary } = simulated(all, given);
        for (const event of [...added, ...ordinary]) assertSound(organisation, event);
      }),
      { numRuns: 30 },
    );
  });
  it("are the same for the same seed, and others for another", () => {
    const all = Object.fromEntries(NAMES.map((name) => [name, 1]));
    const run = (seed: number) => simulated(all, { seed });
    expect(run(3).added).toEqual(run(3).added);
    expect(run(3).ordinary).toEqual(run(3).ordinary);
    expect(run(4).added).not.toEqual(run(3).added);
  });
  it("change nothing for those whom they do not concern", () => {
    const before = simulated({});
    for (const name of NAMES.filter((one) => !["office_move", "vpn_outage", "reset_monday"].includes(one))) {
      const { organisation, ordinary } = simulated({ [name]: 1 });
      const [lost, won] = [difference(before.ordinary, ordinary), difference(ordinary, before.ordinary)];
      const isMistyped = (account: number) => account >= 1_000_000;
      const who = new Set([...lost, ...won].map(({ account }) => account).filter((account) => !isMistyped(account)));
      expect(who.size).toBeLessThanOrEqual(1);
      expect(organisation.people.length).toBe(before.organisation.people.length);
    }
  });
  it("that move people are planned first, so that a mail program follows its owner to the new office", () => {
    const moving = NAMES.filter((name) => "movesPeople" in LOOK_ALIKES[name]);
    expect(moving).toEqual(["traveller", "vpn_outage", "office_move"]);
    const { organisation } = planned(Object.fromEntries(NAMES.map((name) => [name, 1])));
    const first = (name: LookAlikeName) => organisation.incidents.find(({ id }) => id === `${name}-1`)!.number;
    for (const name of NAMES.filter((one) => !moving.includes(one))) {
      for (const mover of moving) expect(first(mover)).toBeLessThan(first(name));
    }
  });
  it("are two of each unless the options say otherwise", () => {
    expect(resolveGenerateOptions().lookAlikes).toEqual(Object.fromEntries(NAMES.map((name) => [name, 2])));
  });
});

function assertSound({ startMs, endMs, people, networks, incidents }: Organisation, event: SimulatedEvent): void {
  const network = networks.all[event.network]!;
  const { account } = event;
  const isSound =
    Number.isInteger(event.timestampMs) &&
    event.timestampMs >= startMs &&
    event.timestampMs < endMs &&
    (account < people.length ||
      (account >= 1_000_000 && account < 1_000_000 + 8 * people.length) ||
      (account >= FIRST_STRANGER && account < FIRST_STRANGER + COMMON_NAMES + 1_000_000)) &&
    event.address >= network.firstAddress &&
    event.address < network.firstAddress + network.size &&
    event.action < ACTIONS.length &&
    event.method < METHODS.length &&
    event.result < RESULTS.length &&
    event.incident <= incidents.length;
  if (!isSound) expect.fail(`not sound: ${JSON.stringify(event)}`);
}

function difference(events: SimulatedEvent[], others: SimulatedEvent[]): SimulatedEvent[] {
  const known = new Set(others.map((event) => JSON.stringify({ ...event, incident: 0 })));
  return events.filter((event) => !known.has(JSON.stringify({ ...event, incident: 0 })));
}

function isoDay(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
