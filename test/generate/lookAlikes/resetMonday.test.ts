import { describe, expect, it } from "vitest";
import { ACTION, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { DAY_MS, localHour, planned, simulated } from "./simulated";

const options = { users: 300, days: 14, offices: ["Berlin"] };
const roles = { service: 0, new_hire: 0, leaver: 0 };

describe("resetMonday", () => {
  it("resets a fifth to half of an office's people on one Monday, from midnight to midnight", () => {
    for (let seed = 0; seed < 10; seed++) {
      const { organisation } = planned({ reset_monday: 1 }, { ...options, roles, seed });
      const members = organisation.people.filter(({ reset }) => reset !== null);
      expect(members.length / 300).toBeGreaterThan(0.12);
      expect(members.length / 300).toBeLessThan(0.58);
      const { fromMs, labelledUntilMs } = members[0]!.reset!;
      for (const { reset } of members) expect(reset).toEqual(members[0]!.reset);
      expect(localHour(members[0]!, fromMs)).toBe(0);
      expect(labelledUntilMs - fromMs).toBe(DAY_MS);
      expect(new Date(fromMs + DAY_MS / 2).getUTCDay()).toBe(1);
    }
  });
  it("labels that day's expired, changed and mistyped passwords of its members, and nothing else", () => {
    const { organisation, added, ordinary } = simulated({ reset_monday: 1 }, options);
    const members = organisation.people.filter(({ reset }) => reset !== null);
    const { incident, fromMs, labelledUntilMs } = members[0]!.reset!;
    const labelled = ordinary.filter((event) => event.incident === incident);
    expect(added).toEqual([]);
    expect(labelled.length).toBeGreaterThan(members.length / 2);
    for (const { account, timestampMs, action, result } of labelled) {
      if (account < 1_000_000) expect(organisation.people[account]!.reset).not.toBeNull();
      expect(action === ACTION.password_change || result !== RESULT.success).toBe(true);
      expect(timestampMs).toBeGreaterThanOrEqual(fromMs);
      expect(timestampMs).toBeLessThan(labelledUntilMs + DAY_MS / 24);
    }
  });
  it("is another working day of a log without a Monday", () => {
    const { organisation } = planned({ reset_monday: 1 }, { ...options, start: "2026-03-03", days: 5, roles });
    const { fromMs } = organisation.people.find(({ reset }) => reset !== null)!.reset!;
    expect([2, 3, 4, 5]).toContain(new Date(fromMs + DAY_MS / 2).getUTCDay());
  });
  it("leaves a first department its reset when there is a second", () => {
    const first = planned({ reset_monday: 1 }, options).organisation.people;
    const both = planned({ reset_monday: 2 }, options).organisation.people;
    for (const { index, reset } of first) {
      if (reset !== null) expect(both[index]!.reset!.fromMs).toBe(reset.fromMs);
    }
    const resets = (people: typeof both) => people.filter(({ reset }) => reset !== null).length;
    expect(resets(both)).toBeGreaterThan(resets(first));
  });
});
