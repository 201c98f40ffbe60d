import { describe, expect, it } from "vitest";
import { HOUR_MS, incidentsOf, localHour, planned, simulated } from "./simulated";

const options = { users: 200, days: 5, offices: ["Berlin", "New York"] };

describe("vpnOutage", () => {
  it("sends an office's people to the fallback exit for 1 to 6 hours, and nobody at any other time", () => {
    const { organisation, added, ordinary } = simulated({ vpn_outage: 1 }, { ...options, users: 600 });
    const fallback = organisation.networks.vpnFallback.index;
    const outages = organisation.vpnOutages.flat();
    expect(outages).toHaveLength(1);
    const { fromMs, untilMs, incident } = outages[0]!;
    expect(untilMs - fromMs).toBeGreaterThanOrEqual(HOUR_MS);
    expect(untilMs - fromMs).toBeLessThanOrEqual(6 * HOUR_MS);
    const office = organisation.vpnOutages.findIndex((list) => list.length > 0);
    const through = [...added, ...ordinary].filter(({ network }) => network === fallback);
    expect(through.length).toBeGreaterThan(added.filter(({ network }) => network === fallback).length);
    for (const event of through) {
      // Mistyped names are nobody's.
      const person = organisation.people[event.account];
      if (person) expect(person.office).toBe(office);
      expect(event.incident).toBe(incident);
      expect(event.timestampMs).toBeGreaterThanOrEqual(fromMs);
    }
    expect(simulated({}, options).ordinary.every(({ network }) => network !== fallback)).toBe(true);
  });
  it("makes those who were connected sign in again within a quarter of an hour, many at one new address", () => {
    const { organisation, added } = planned({ vpn_outage: 1 }, { ...options, offices: ["Berlin"] });
    const { fromMs } = organisation.vpnOutages.flat()[0]!;
    // Servers see the address inside, as ever.
    const inside = organisation.networks.internal[0]!.index;
    const soon = added.filter(({ timestampMs, network }) => timestampMs < fromMs + HOUR_MS / 2 && network !== inside);
    expect(new Set(soon.map(({ account }) => account)).size).toBeGreaterThan(8);
    expect(new Set(soon.map(({ address }) => address)).size).toBeLessThanOrEqual(2);
  });
  it("happens in working hours", () => {
    for (let seed = 0; seed < 20; seed++) {
      const { organisation } = planned({ vpn_outage: 1 }, { ...options, users: 30, seed });
      const office = organisation.vpnOutages.findIndex((list) => list.length > 0);
      const person = organisation.people.find((one) => one.office === office)!;
      const { fromMs, untilMs } = organisation.vpnOutages[office]![0]!;
      expect(localHour(person, fromMs)).toBeGreaterThan(4);
      expect(localHour(person, untilMs)).toBeLessThan(24);
    }
  });
  it("never is down twice at once; the incidents that find no free time stay without events", () => {
    const { organisation, added } = planned({ vpn_outage: 40 }, { users: 20, days: 2, offices: ["Berlin"] });
    const outages = [...organisation.vpnOutages[0]!].sort((a, b) => a.fromMs - b.fromMs);
    for (let index = 1; index < outages.length; index++) {
      expect(outages[index]!.fromMs).toBeGreaterThanOrEqual(outages[index - 1]!.untilMs);
    }
    expect(outages.length).toBeLessThan(40);
    expect(incidentsOf(organisation, "vpn_outage")).toHaveLength(40);
    const known = new Set(outages.map(({ incident }) => incident));
    expect(added.every(({ incident }) => known.has(incident))).toBe(true);
  });
});
