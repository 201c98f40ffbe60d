import { describe, expect, it } from "vitest";
import { insideOrigin } from "../../../src/generate/behaviour/drawPlace";
import { ACTION, EventBuffer, METHOD, RESULT, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { simulateService } from "../../../src/generate/behaviour/simulateService";
import type { Person } from "../../../src/generate/organisation/Person";
import { DAY_MS, dayOf, drawsOf, eventsIn, HOUR_MS, only, quietOrganisation } from "../quiet";

const organisation = quietOrganisation({ users: 200, days: 10, roles: only("service"), start: "2026-03-06" });
const { people, startMs } = organisation;

function run(change: Partial<Person>, draw: number, day = 0): SimulatedEvent[] {
  const out = new EventBuffer();
  simulateService(organisation, { ...people[0]!, ...change }, day, drawsOf(draw), out);
  return eventsIn(out);
}

describe("simulateService(organisation, person, day, random, out)", () => {
  it("signs in at even intervals, by hand for four runs with a phase of a half and draws of a half", () => {
    const times = run({ signInsPerDay: 4, leasePhase: 0.5 }, 0.5).map(({ timestampMs }) => timestampMs - startMs);
    expect(times).toEqual([3, 9, 15, 21].map((hour) => hour * HOUR_MS + 2_000));
  });
  it("rounds up and down by chance: 2.5 runs are two or three", () => {
    expect(run({ signInsPerDay: 2.5 }, 0.49).length).toBe(2);
    expect(run({ signInsPerDay: 2.5 }, 0.51).length).toBe(3);
    expect(run({ signInsPerDay: 0.2 }, 0.5)).toEqual([]);
  });
  it("stays within the day, also where the last run would be after midnight", () => {
    const [event] = run({ signInsPerDay: 1, leasePhase: 0.99999 }, 0.9, 3);
    expect(event!.timestampMs).toBe(startMs + 4 * DAY_MS - 1);
  });
  it("signs in from one address inside, at one server after the other, with success and without a session", () => {
    const { address, network } = insideOrigin(organisation, people[0]!);
    const events = run({ signInsPerDay: 7 }, 0);
    expect(events.map(({ host }) => host)).toEqual([0, 1, 2, 0, 1, 2, 0].map((server) => people[0]!.servers[server]));
    for (const event of events) {
      expect(event).toMatchObject({ address, network: network.index, account: 0, session: 0, incident: 0 });
      expect([event.action, event.result]).toEqual([ACTION.login, RESULT.success]);
    }
  });
  it("keeps to one method, program and address, and within ten days to two machines", () => {
    for (const person of people) {
      const events = Array.from({ length: 10 }, (_, day) => dayOf(organisation, person, day)).flat();
      for (const field of ["method", "userAgent", "address"] as const) {
        expect(new Set(events.map((event) => event[field])).size).toBeLessThanOrEqual(1);
      }
      expect(new Set(events.map(({ device }) => device)).size).toBeLessThanOrEqual(2);
      expect(events.every(({ method }) => method !== METHOD.push)).toBe(true);
    }
  });
  it("moves to a new machine now and then, where it has a device at all", () => {
    const moves = people.filter((person) => {
      const events = Array.from({ length: 10 }, (_, day) => dayOf(organisation, person, day)).flat();
      return new Set(events.map(({ device }) => device)).size === 2;
    });
    expect(moves.length).toBeGreaterThan(1);
    expect(moves.length).toBeLessThan(people.length / 10);
    expect(moves.every(({ key }) => key % 4 === 0)).toBe(true);
  });
  it("works at weekends as on any day, within a tenth", () => {
    const counts = Array.from({ length: 10 }, (_, day) =>
      people.reduce((sum, person) => sum + dayOf(organisation, person, day).length, 0),
    );
    for (const count of counts) expect(Math.abs(count / counts[0]! - 1)).toBeLessThan(0.1);
  });
  it("makes a pause while its password is out of date: a look-alike has its failures", () => {
    const stalePassword = { fromMs: startMs + 6 * HOUR_MS, untilMs: startMs + 12 * HOUR_MS };
    const times = run({ signInsPerDay: 24, leasePhase: 0, stalePassword }, 0).map(
      ({ timestampMs }) => (timestampMs - startMs) / HOUR_MS,
    );
    expect(times).toEqual([0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
  });
  it("does nothing before it exists", () => {
    expect(run({ signInsPerDay: 5, joinsOnDay: 1 }, 0.5)).toEqual([]);
  });
});
