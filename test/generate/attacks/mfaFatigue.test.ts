import { describe, expect, it } from "vitest";
import { ACTION, METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { DAY_MS, HOUR_MS, lengthMs, MINUTE_MS, struck, struckOften } from "./struck";

describe("mfaFatigue.strike(setting)", () => {
  it.each([
    [0, 20, 45, HOUR_MS],
    [0.5, 6, 20, 12 * HOUR_MS],
    [0.9, 2, 10, 5 * DAY_MS],
    [1, 2, 5, 6 * DAY_MS],
  ])("is, at stealth %d, %d to %d pushes that are denied or ignored", (stealth, least, most, longest) => {
    for (const { events } of struckOften("mfa_fatigue", stealth)) {
      const refused = events.filter(({ result }) => result !== RESULT.success);
      expect(refused.length).toBeGreaterThanOrEqual(least);
      expect(refused.length).toBeLessThanOrEqual(most);
      expect(lengthMs(refused)).toBeLessThanOrEqual(longest);
      for (const { action, method, result } of refused) {
        expect([action, method]).toEqual([ACTION.mfa, METHOD.push]);
        expect([RESULT["mfa denied"], RESULT["mfa timeout"]]).toContain(result);
      }
    }
  });
  it("meets somebody who has a second factor", () => {
    for (let seed = 0; seed < 100; seed++) expect(struck("mfa_fatigue", 0.5, seed).victim.hasMfa).toBe(true);
  });
  it("is given in to by six in ten, once, within two minutes of the last push; then the attacker signs in", () => {
    let approved = 0;
    for (let seed = 0; seed < 100; seed++) {
      const { events } = struck("mfa_fatigue", 0.5, seed);
      const first = events.findIndex(({ result }) => result === RESULT.success);
      if (first < 0) continue;
      approved++;
      const [push, signIn] = events.slice(first);
      expect([push!.action, push!.method]).toEqual([ACTION.mfa, METHOD.push]);
      expect([signIn!.action, signIn!.method]).toEqual([ACTION.login, METHOD.password]);
      expect(push!.timestampMs - events[first - 1]!.timestampMs).toBeLessThan(2 * MINUTE_MS);
      expect(events.slice(first + 1).every(({ action, result }) => action === ACTION.login && result === 0)).toBe(true);
      expect([push!.address, push!.host]).toEqual([signIn!.address, signIn!.host]);
      // As with people: see approvalToSignInMs.
      expect(signIn!.timestampMs - push!.timestampMs).toBeGreaterThanOrEqual(500);
      expect(signIn!.timestampMs - push!.timestampMs).toBeLessThan(1_500);
      expect(new Set(events.slice(0, first).map(({ host }) => host))).toEqual(new Set([push!.host]));
    }
    expect(approved).toBeGreaterThan(45);
    expect(approved).toBeLessThan(75);
  });
});
