import { describe, expect, it } from "vitest";
import { mobileOrigin } from "../../../src/generate/behaviour/drawPlace";
import { ACTION, METHOD, RESULT, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { createLock } from "../../../src/generate/behaviour/lockout";
import { whereabouts } from "../../../src/generate/lookAlikes/whereabouts";
import { hostName } from "../../../src/generate/organisation/hosts";
import { userAgentText } from "../../../src/generate/organisation/userAgents";
import { HOUR_MS, planned } from "./simulated";

const runs = Array.from({ length: 40 }, (_, seed) => planned({ stale_mail_client: 1 }, { seed }));
const failures = (added: SimulatedEvent[]) => added.slice(1).filter(({ result }) => result !== RESULT.success);

describe("staleMailClient", () => {
  it("begins with a changed password and ends with a mail program that works again", () => {
    for (const { added } of runs) {
      expect(added[0]).toMatchObject({
        action: ACTION.password_change,
        method: METHOD.password,
        result: RESULT.success,
      });
      expect(added.at(-1)!).toMatchObject({ action: ACTION.login, result: RESULT.success });
      expect(failures(added).length).toBe(added.length - 2);
    }
  });
  it("asks for mail every 5 to 15 minutes, for half an hour to 10 hours", () => {
    for (const { added } of runs) {
      for (const event of added.slice(1)) expect(hostName(event.host)).toBe("mail");
      const gaps = added.slice(1).map(({ timestampMs }, index) => timestampMs - added[index]!.timestampMs);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4.4 * 60_000);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(16.6 * 60_000);
      const longMs = added.at(-1)!.timestampMs - added[0]!.timestampMs;
      expect(longMs).toBeGreaterThanOrEqual(HOUR_MS / 2);
      expect(longMs).toBeLessThan(10.3 * HOUR_MS);
    }
  });
  it("comes from where its owner is, or from the owner's carrier", () => {
    for (const { organisation, added } of runs) {
      const person = organisation.people[added[0]!.account]!;
      const origins = [
        ({ timestampMs }: SimulatedEvent) => whereabouts(organisation, person, timestampMs).address,
        ({ timestampMs }: SimulatedEvent) => mobileOrigin(person.mobile, person.key, timestampMs).address,
      ];
      expect(origins.some((origin) => added.slice(1).every((event) => event.address === origin(event)))).toBe(true);
    }
  });
  it("is Outlook on a Windows laptop, or the phone", () => {
    for (const { organisation, added } of runs) {
      const { laptop, phone } = organisation.people[added[0]!.account]!;
      const { userAgent, device } = added.at(-1)!;
      if (device === laptop.id) expect(userAgentText(userAgent)).toContain("Outlook");
      else expect(device).toBe(phone.id);
    }
  });
  it("locks the account at the fifth bad password, as anyone does, and ends when it is open again", () => {
    for (const { added } of runs) {
      const lock = createLock();
      const results = failures(added).map(({ timestampMs }) => lock.fail(timestampMs));
      expect(failures(added).map(({ result }) => result)).toEqual(results);
      expect(added.at(-1)!.timestampMs).toBeGreaterThanOrEqual(lock.untilMs());
    }
    const locked = runs.filter(({ added }) => added.some(({ result }) => result === RESULT["account locked"]));
    expect(locked.length).toBeGreaterThan(runs.length / 2);
  });
});
