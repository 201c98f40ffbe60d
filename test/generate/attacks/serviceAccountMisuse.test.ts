import { describe, expect, it } from "vitest";
import { METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { deviceMark } from "../../../src/generate/organisation/deviceMark";
import { APPLICATION_COUNT } from "../../../src/generate/organisation/hosts";
import { PROGRAMS } from "../../../src/generate/organisation/userAgents";
import { eventsOf } from "../lookAlikes/simulated";
import { DAY_MS, distinct, HOUR_MS, lengthMs, struck, struckOften } from "./struck";

const kindOf = (userAgent: number) => PROGRAMS[Math.floor(userAgent / 256)]!.kind;

describe("serviceAccountMisuse.strike(setting)", () => {
  it.each([0, 0.5, 0.9, 1])("signs in to a service's account with a password, at stealth %d", (stealth) => {
    for (const { events, victim } of struckOften("service_account_misuse", stealth)) {
      expect(victim.role).toBe("service");
      expect(distinct(events, "account")).toBe(1);
      expect(events.every(({ method, result }) => method === METHOD.password && result === RESULT.success)).toBe(true);
    }
  });
  it.each([
    [0, 15, 30, 2 * HOUR_MS],
    [0.5, 5, 14, DAY_MS],
    [0.9, 3, 6, 5 * DAY_MS],
    [1, 2, 5, 5 * DAY_MS],
  ])("makes, at stealth %d, %d to %d visits", (stealth, least, most, longest) => {
    for (const { events } of struckOften("service_account_misuse", stealth)) {
      expect(events.length).toBeGreaterThanOrEqual(least);
      expect(events.length).toBeLessThanOrEqual(most);
      expect(lengthMs(events)).toBeLessThan(longest);
    }
  });
  it("comes from outside with a browser when noisy, from a computer inside at 0.5, with the service's program at 0.9", () => {
    for (const { events, networks } of struckOften("service_account_misuse", 0)) {
      for (const { kind } of networks) expect(["hosting", "home"]).toContain(kind);
      for (const { userAgent, host } of events) {
        expect([kindOf(userAgent), host < APPLICATION_COUNT]).toEqual(["laptop", true]);
      }
    }
    for (const { events, networks } of struckOften("service_account_misuse", 0.5)) {
      expect(new Set(networks.map(({ kind }) => kind))).toEqual(new Set(["internal"]));
      expect(new Set(events.map(({ userAgent }) => kindOf(userAgent)))).toEqual(new Set(["laptop"]));
    }
    for (const { events, organisation, victim } of struckOften("service_account_misuse", 0.9)) {
      const own = eventsOf(organisation, victim).map(({ userAgent }) => userAgent);
      for (const { userAgent } of events) expect(own).toContain(userAgent);
    }
  });
  it("shows the colleague's own computer from 0.5 on: a device that ordinary sign-ins have", () => {
    for (const { events, organisation } of struckOften("service_account_misuse", 0.5)) {
      const people = organisation.people.filter(({ role }) => role !== "service");
      const [first] = events;
      const marksOn = (timestampMs: number): number[] =>
        people.map(({ laptop }) => deviceMark(laptop, Math.floor((timestampMs - organisation.startMs) / DAY_MS)));
      const owner = marksOn(first!.timestampMs).indexOf(first!.device);
      expect(owner).toBeGreaterThanOrEqual(0);
      for (const { timestampMs, device } of events) expect(marksOn(timestampMs)[owner]).toBe(device);
    }
  });
  it("goes only where the service goes, at stealth 1", () => {
    for (const { events, victim } of struckOften("service_account_misuse", 1)) {
      for (const { host } of events) expect(victim.servers).toContain(host);
    }
  });
  it("does with a person's account where there is no service", () => {
    const { victim } = struck("service_account_misuse", 0.5, 1, { roles: { service: 0 } });
    expect(victim.role).not.toBe("service");
  });
});
