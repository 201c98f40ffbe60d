import { describe, expect, it } from "vitest";
import { LOCKED_AFTER } from "../../../src/generate/behaviour/lockout";
import { RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { distinct, HOUR_MS, lengthMs, MINUTE_MS, struckOften } from "./struck";

describe("lockoutFlood.strike(setting)", () => {
  it.each([0, 0.5, 0.9, 1])(
    "locks every account that it meets and that is in use: five bad passwords, then it is locked, at stealth %d",
    (stealth) => {
      for (const { events, organisation } of struckOften("lockout_flood", stealth)) {
        const results = new Map<number, number[]>();
        for (const { account, result } of events) results.set(account, [...(results.get(account) ?? []), result]);
        const bad = Array.from({ length: LOCKED_AFTER }, () => RESULT["bad password"]);
        for (const [account, found] of results) {
          const { role, joinsOnDay, leavesOnDay } = organisation.people[account]!;
          expect(role).not.toBe("service");
          if (joinsOnDay <= 0 && leavesOnDay === Infinity) expect(found).toEqual([...bad, RESULT["account locked"]]);
        }
      }
    },
  );
  it("goes through the accounts in another order every time", () => {
    const { events } = struckOften("lockout_flood", 0)[0]!;
    const accounts = distinct(events, "account");
    const round = (number: number) =>
      events.slice(number * accounts, (number + 1) * accounts).map((one) => one.account);
    expect(new Set(round(1))).toEqual(new Set(round(0)));
    expect(round(1)).not.toEqual(round(0));
  });
  it.each([
    [0, 60, 100, 1, 1, 10 * MINUTE_MS],
    [0.5, 35, 65, 3, 10, 40 * MINUTE_MS],
    [0.9, 20, 45, 15, 40, 1.5 * HOUR_MS],
    [1, 20, 40, 20, 50, 2 * HOUR_MS],
  ])(
    "meets, at stealth %d, %d to %d accounts from %d to %d addresses",
    (stealth, least, most, leastSources, mostSources, longest) => {
      for (const { events } of struckOften("lockout_flood", stealth)) {
        expect(distinct(events, "account")).toBeGreaterThanOrEqual(least);
        expect(distinct(events, "account")).toBeLessThanOrEqual(most);
        expect(distinct(events, "address")).toBeGreaterThanOrEqual(leastSources);
        expect(distinct(events, "address")).toBeLessThanOrEqual(mostSources);
        expect(lengthMs(events)).toBeLessThan(longest);
      }
    },
  );
});
