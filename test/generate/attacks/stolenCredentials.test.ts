import { describe, expect, it } from "vitest";
import { METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { distinct, HOUR_MS, lengthMs, median, SEEDS, sessionCount, struck, struckOften } from "./struck";

describe("stolenCredentials.strike(setting)", () => {
  it.each([0, 0.5, 0.9, 1])("has no failure: one account, one address, one device, at stealth %d", (stealth) => {
    for (const { events } of struckOften("stolen_credentials", stealth)) {
      expect(new Set(events.map(({ result }) => result))).toEqual(new Set([RESULT.success]));
      for (const field of ["account", "address", "device"] as const) expect(distinct(events, field)).toBe(1);
    }
  });
  it.each([
    [0, 4, 8],
    [0.5, 3, 5],
    [0.9, 2, 3],
    [1, 2, 2],
  ])(
    "visits, at stealth %d, %d to %d times, each in a session of its own that begins with the password",
    (stealth, least, most) => {
      for (const { events } of struckOften("stolen_credentials", stealth)) {
        const visits = events.filter(({ method }) => method === METHOD.password);
        expect(visits.length).toBeGreaterThanOrEqual(least);
        expect(visits.length).toBeLessThanOrEqual(most);
        expect(sessionCount(events)).toBe(visits.length);
      }
    },
  );
  it("spreads over more time the more careful it is", () => {
    const hours = [0, 0.5, 1].map((stealth) =>
      median(struckOften("stolen_credentials", stealth).map(({ events }) => lengthMs(events) / HOUR_MS)),
    );
    expect(hours[0]).toBeLessThan(7);
    expect(hours[1]).toBeGreaterThan(hours[0]!);
    expect(hours[2]).toBeGreaterThan(24);
  });
  it("never has the victim's device, and at stealth 1 comes from the victim's country", () => {
    for (const seed of SEEDS) {
      const { events, victim, networks, organisation } = struck("stolen_credentials", 1, seed);
      expect([victim.laptop.id, victim.phone.id]).not.toContain(events[0]!.device);
      for (const { city } of networks) expect(city.country).toBe(organisation.cities[victim.city]!.country);
    }
  });
});
