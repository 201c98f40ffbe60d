import { describe, expect, it } from "vitest";
import { homeOrigin } from "../../../src/generate/behaviour/drawPlace";
import { METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { APPLICATION_COUNT } from "../../../src/generate/organisation/hosts";
import { eventsOf, incidentsOf, localHour, planned } from "./simulated";

const runs = Array.from({ length: 20 }, (_, seed) => planned({ on_call_night: 1 }, { seed }));

describe("onCallNight", () => {
  it("is a night of someone who builds software, between 0 and 6 o'clock local time", () => {
    for (const { organisation } of runs) {
      const [person, ...others] = organisation.people.filter(({ nights }) => nights.length > 0);
      expect(others).toEqual([]);
      expect(["on_call", "developer"]).toContain(person!.role);
      const { fromMs, untilMs } = person!.nights[0]!;
      expect(localHour(person!, fromMs)).toBeLessThan(2.6);
      expect(localHour(person!, untilMs)).toBeLessThan(6.1);
      expect(untilMs).toBeGreaterThan(fromMs);
    }
  });
  it("has labelled sessions from home that night, on top of the ordinary ones", () => {
    for (const { organisation } of runs) {
      const person = organisation.people.find(({ nights }) => nights.length > 0)!;
      const [incident] = incidentsOf(organisation, "on_call_night");
      const atNight = eventsOf(organisation, person).filter((event) => event.incident === incident);
      expect(atNight.length).toBeGreaterThanOrEqual(3);
      const { fromMs } = person.nights[0]!;
      for (const { network, timestampMs } of atNight) {
        expect(network).toBe(person.home.index);
        expect(timestampMs).toBeGreaterThanOrEqual(fromMs);
      }
    }
  });
  it("searches 5 to 15 servers from home, and sometimes one that the engineer never used refuses", () => {
    for (const { organisation, added } of runs) {
      const person = organisation.people[added[0]!.account]!;
      expect(added.length).toBeGreaterThanOrEqual(5);
      expect(added.length).toBeLessThanOrEqual(15);
      for (const event of added) {
        expect(event.host).toBeGreaterThanOrEqual(APPLICATION_COUNT);
        expect(event.address).toBe(homeOrigin(organisation, person, event.timestampMs).address);
        expect([METHOD.publickey, METHOD.password]).toContain(event.method);
        if (event.result !== RESULT.success) expect(person.servers).not.toContain(event.host);
      }
    }
    const refused = runs.filter(({ added }) => added.some(({ result }) => result !== RESULT.success));
    expect(refused.length).toBeGreaterThan(3);
  });
  it("calls somebody else where nobody builds software, and nobody where there are only services", () => {
    const office = planned({ on_call_night: 1 }, { roles: { on_call: 0, developer: 0 } });
    expect(office.added.length).toBeGreaterThan(0);
    const service = {
      service: 1,
      developer: 0,
      on_call: 0,
      sales: 0,
      executive: 0,
      contractor: 0,
      new_hire: 0,
      leaver: 0,
    };
    expect(planned({ on_call_night: 1 }, { roles: service }).added).toEqual([]);
  });
});
