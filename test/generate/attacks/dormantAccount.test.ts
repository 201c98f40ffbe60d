import { describe, expect, it } from "vitest";
import { RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { accountName } from "../../../src/generate/organisation/accountName";
import { distinct, SEEDS, sessionCount, struck, struckOften } from "./struck";

describe("dormantAccount.strike(setting)", () => {
  it.each([0, 0.5, 0.9, 1])(
    "wakes the account of somebody who is not there any more, whose name nobody has, at stealth %d",
    (stealth) => {
      for (const { events, organisation } of struckOften("dormant_account", stealth)) {
        const { people } = organisation;
        const names = new Set(people.map((_, index) => accountName(people, index)));
        expect(distinct(events, "account")).toBe(1);
        expect(events[0]!.account).toBeGreaterThanOrEqual(people.length);
        expect(names).not.toContain(accountName(people, events[0]!.account));
        expect(accountName(people, events[0]!.account)).toMatch(/^[a-z]+\.[a-z]+\d*$/);
      }
    },
  );
  it.each([
    [0, 4],
    [0.5, 2],
    [0.9, 0],
    [1, 0],
  ])("guesses, at stealth %d, %d times at most before it is in, and never fails afterwards", (stealth, most) => {
    for (const { events } of struckOften("dormant_account", stealth)) {
      const first = events.findIndex(({ result }) => result === RESULT.success);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThanOrEqual(most);
      expect(events.slice(0, first).every(({ result }) => result === RESULT["bad password"])).toBe(true);
      expect(events.slice(first).every(({ result }) => result === RESULT.success)).toBe(true);
    }
  });
  it("comes back less often the more careful it is, from one address and device", () => {
    const visits = (stealth: number) => SEEDS.map((seed) => sessionCount(visitsOf(stealth, seed)));
    expect(Math.min(...visits(0))).toBeGreaterThan(Math.max(...visits(0.9)));
    expect(Math.min(...visits(1))).toBe(2);
    for (const { events } of struckOften("dormant_account", 0.5)) {
      expect([distinct(events, "address"), distinct(events, "device")]).toEqual([1, 1]);
    }
  });
});

function visitsOf(stealth: number, seed: number) {
  return struck("dormant_account", stealth, seed).events.filter(({ result }) => result === RESULT.success);
}
