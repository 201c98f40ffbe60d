import { describe, expect, it } from "vitest";
import { METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { eventsOf } from "../lookAlikes/simulated";
import { distinct, HOUR_MS, lengthMs, struckOften } from "./struck";

const STEALTHS = [0, 0.5, 0.9, 1];

describe("sessionReuse.strike(setting)", () => {
  it.each(STEALTHS)(
    "goes on with a session that the victim has begun, from another address, at stealth %d",
    (stealth) => {
      for (const { events, organisation, victim } of struckOften("session_reuse", stealth)) {
        const own = eventsOf(organisation, victim).filter(({ session }) => session === events[0]!.session);
        expect(distinct(events, "session")).toBe(1);
        expect(own.length).toBeGreaterThan(0);
        expect(own[0]!.timestampMs).toBeLessThanOrEqual(events[0]!.timestampMs);
        expect(own.map(({ address }) => address)).not.toContain(events[0]!.address);
        expect(distinct(events, "address")).toBe(1);
      }
    },
  );
  it.each(STEALTHS)(
    "needs no password and never fails: the token opens the victim's applications, at stealth %d",
    (stealth) => {
      for (const { events, victim } of struckOften("session_reuse", stealth)) {
        for (const { method, result, host } of events) {
          expect([method, result]).toEqual([METHOD.token, RESULT.success]);
          expect(victim.applications).toContain(host);
        }
      }
    },
  );
  it.each([
    [0, 15, 25, 0.6],
    [0.5, 4, 9, 2],
    [0.9, 2, 4, 5],
    [1, 2, 3, 5],
  ])("makes, at stealth %d, %d to %d visits within %d hours", (stealth, least, most, hours) => {
    for (const { events } of struckOften("session_reuse", stealth)) {
      expect(events.length).toBeGreaterThanOrEqual(least);
      expect(events.length).toBeLessThanOrEqual(most);
      expect(lengthMs(events)).toBeLessThan(hours * HOUR_MS);
    }
  });
  it("copies no device when noisy, the browser at 0.5, the device's cookie too at 0.9", () => {
    const copies = (stealth: number) =>
      struckOften("session_reuse", stealth).map(({ events, organisation, victim }) => {
        const own = eventsOf(organisation, victim).filter(({ session }) => session === events[0]!.session);
        return {
          browser: own.some(({ userAgent }) => userAgent === events[0]!.userAgent),
          device: own.some(({ device }) => device === events[0]!.device),
        };
      });
    expect(copies(0).every(({ device }) => !device)).toBe(true);
    expect(copies(0.5).every(({ device, browser }) => !device && browser)).toBe(true);
    expect(copies(0.9).every(({ device, browser }) => device && browser)).toBe(true);
  });
});
