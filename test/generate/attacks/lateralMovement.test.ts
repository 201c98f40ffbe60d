import { describe, expect, it } from "vitest";
import { insideOrigin } from "../../../src/generate/behaviour/drawPlace";
import { METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { deviceMark } from "../../../src/generate/organisation/deviceMark";
import { APPLICATION_COUNT } from "../../../src/generate/organisation/hosts";
import { eventsOf } from "../lookAlikes/simulated";
import { DAY_MS, distinct, HOUR_MS, lengthMs, struckOften } from "./struck";

const STEALTHS = [0, 0.5, 0.9, 1];

describe("lateralMovement.strike(setting)", () => {
  it.each(STEALTHS)(
    "goes to servers that the account has never used, and to nothing else, at stealth %d",
    (stealth) => {
      for (const { events, organisation, victim } of struckOften("lateral_movement", stealth)) {
        const used = new Set(eventsOf(organisation, victim).map(({ host }) => host));
        for (const { host } of events) {
          expect(host).toBeGreaterThanOrEqual(APPLICATION_COUNT);
          expect(host).toBeLessThan(APPLICATION_COUNT + organisation.servers);
          expect(victim.servers).not.toContain(host);
          expect(used).not.toContain(host);
        }
      }
    },
  );
  it.each(STEALTHS)("starts from the victim's own computer inside, at stealth %d", (stealth) => {
    for (const { events, organisation, victim } of struckOften("lateral_movement", stealth)) {
      const { address } = insideOrigin(organisation, victim);
      for (const event of events) {
        const device = deviceMark(victim.laptop, Math.floor((event.timestampMs - organisation.startMs) / DAY_MS));
        expect([event.account, event.address, event.device]).toEqual([victim.index, address, device]);
      }
    }
  });
  it.each([
    [0, 40, 80, HOUR_MS],
    [0.5, 10, 25, 12 * HOUR_MS],
    [0.9, 3, 10, 5 * DAY_MS],
    [1, 3, 8, 6 * DAY_MS],
  ])("makes, at stealth %d, %d to %d visits", (stealth, least, most, longest) => {
    for (const { events } of struckOften("lateral_movement", stealth)) {
      expect(events.length).toBeGreaterThanOrEqual(least);
      expect(events.length).toBeLessThanOrEqual(most);
      expect(lengthMs(events)).toBeLessThan(longest);
      expect(distinct(events, "host")).toBeGreaterThan(1);
    }
  });
  it("is refused by four servers in ten when noisy, by none at stealth 1; each by its own kind of refusal", () => {
    const share = (stealth: number) => {
      const events = struckOften("lateral_movement", stealth).flatMap((attack) => attack.events);
      for (const { method, result } of events) {
        expect([METHOD.publickey, METHOD.network, METHOD["remote interactive"]]).toContain(method);
        const refusal = method === METHOD.publickey ? RESULT["key refused"] : RESULT["blocked by policy"];
        expect([RESULT.success, refusal]).toContain(result);
      }
      return events.filter(({ result }) => result !== RESULT.success).length / events.length;
    };
    expect(share(0)).toBeGreaterThan(0.3);
    expect(share(0)).toBeLessThan(0.5);
    expect(share(0.9)).toBeLessThan(0.2);
    expect(share(1)).toBe(0);
  });
});
