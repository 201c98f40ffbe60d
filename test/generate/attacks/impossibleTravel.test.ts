import { describe, expect, it } from "vitest";
import { ACTION, METHOD, RESULT, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import type { City } from "../../../src/generate/organisation/cities";
import { eventsOf } from "../lookAlikes/simulated";
import { HOUR_MS, MINUTE_MS, SEEDS, sessionCount, struck, type Struck, struckOften } from "./struck";

/** The last sign-ins of the victim before the attack. */
function ownBefore({ organisation, victim, events }: Struck): SimulatedEvent[] {
  return eventsOf(organisation, victim).filter(
    ({ action, result, session, timestampMs }) =>
      action === ACTION.login && result === RESULT.success && session > 0 && timestampMs < events[0]!.timestampMs,
  );
}

/** The haversine formula, over the earth. */
function kilometresOnEarth(one: City, other: City): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(one.latitude), radians(other.latitude)];
  const across = radians(other.longitude - one.longitude);
  const haversine = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(across / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(haversine));
}

describe("impossibleTravel.strike(setting)", () => {
  it.each([
    [0, 5 * MINUTE_MS, 15 * MINUTE_MS],
    [0.5, 20 * MINUTE_MS, 80 * MINUTE_MS],
    [0.9, 30 * MINUTE_MS, 5 * HOUR_MS],
    [1, 30 * MINUTE_MS, 6 * HOUR_MS],
  ])("follows, at stealth %d, a sign-in of the victim's own after %d to %d ms", (stealth, least, most) => {
    for (const attack of struckOften("impossible_travel", stealth)) {
      const after = ownBefore(attack).map(({ timestampMs }) => attack.events[0]!.timestampMs - timestampMs);
      expect(after.some((ms) => ms >= least - 1 && ms <= most + 1)).toBe(true);
    }
  });
  it.each([0, 0.5, 0.9, 1])(
    "is 500 km or more away, and too fast for 900 km/h as the crow flies, at stealth %d",
    (stealth) => {
      for (let seed = 0; seed < 60; seed++) {
        const attack = struck("impossible_travel", stealth, seed);
        const { organisation, events, networks } = attack;
        const signIn = events.find(({ action }) => action === ACTION.login)!;
        const tooFast = ownBefore(attack).some((own) => {
          const km = kilometresOnEarth(organisation.networks.all[own.network]!.city, networks[0]!.city);
          return km >= 500 && km / ((signIn.timestampMs - own.timestampMs) / HOUR_MS) >= 900;
        });
        expect(tooFast).toBe(true);
      }
    },
  );
  it.each([0, 0.5, 0.9, 1])(
    "is one session from a home in another city, with the victim's password, at stealth %d",
    (stealth) => {
      for (const { events, networks, organisation, victim } of struckOften("impossible_travel", stealth)) {
        expect(events.find(({ action }) => action === ACTION.login)!.method).toBe(METHOD.password);
        expect(events.every(({ result, account }) => result === RESULT.success && account === victim.index)).toBe(true);
        expect(sessionCount(events)).toBe(1);
        for (const { kind, city } of networks) {
          expect(kind).toBe("home");
          expect(city.name).not.toBe(organisation.cities[victim.city]!.name);
        }
      }
    },
  );
  it("is from another country when noisy; of the careful, some stay in the country", () => {
    const abroad = (stealth: number) =>
      SEEDS.filter((seed) => {
        const { networks, organisation, victim } = struck("impossible_travel", stealth, seed);
        return networks[0]!.city.country !== organisation.cities[victim.city]!.country;
      }).length;
    expect(abroad(0)).toBe(SEEDS.length);
    expect(abroad(1)).toBeLessThan(SEEDS.length);
  });
  it("has no failure and another device than the victim's", () => {
    for (const { events, victim } of struckOften("impossible_travel", 1)) {
      expect([victim.laptop.id, victim.phone.id, 0]).not.toContain(events[0]!.device);
    }
  });
});
