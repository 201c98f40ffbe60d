import { describe, expect, it } from "vitest";
import { dayWeight } from "../../../src/generate/behaviour/dayWeight";
import type { GenerateOptions } from "../../../src/generate/GenerateOptions";
import type { Person } from "../../../src/generate/organisation/Person";
import { DAY_MS, only, quietOrganisation } from "../quiet";

/** Weights of days for somebody who is never ill and has no leave; null for days on which this one is ill. */
function weights(options: GenerateOptions, first: number, last: number, change: Partial<Person> = {}): number[] {
  const organisation = quietOrganisation({ users: 30, roles: only("office"), ...options });
  // Nobody of 30 is ill on most of the days: the usual weight is the one that most have.
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const all = organisation.people.map((person) => dayWeight(organisation, { ...person, leave: [], ...change }, first + index)); // prettier-ignore
    return all.sort((a, b) => a - b)[15]!;
  });
}
const on = (date: string, office: string) => weights({ start: date, days: 1, offices: [office] }, 0, 0)[0];

describe("dayWeight(organisation, person, localDay)", () => {
  it("is 1 from Monday to Friday and little at the weekend, from the day before the log to the one after it", () => {
    expect(weights({ start: "2026-03-02", days: 7 }, -1, 7)).toEqual([0.05, 1, 1, 1, 1, 1, 0.05, 0.05, 1]);
  });
  it("has the weekend of the office's country: Friday and Saturday in Tel Aviv", () => {
    expect(weights({ start: "2026-03-02", days: 7, offices: ["Tel Aviv"] }, 0, 6)).toEqual([1, 1, 1, 1, 0.05, 0.05, 1]);
  });
  it("has the holidays of the office's country", () => {
    // Friday 1 May and Thursday 1 January; Saturday 3 October 2026 is a weekend anyway, 2025 it was a Friday.
    expect([on("2026-05-01", "Berlin"), on("2026-05-01", "London"), on("2026-05-01", "Vienna")]).toEqual([
      0.05, 1, 0.05,
    ]);
    expect([on("2025-10-03", "Berlin"), on("2025-10-03", "New York")]).toEqual([0.05, 1]);
    expect([on("2026-01-01", "Berlin"), on("2026-01-01", "Tokyo"), on("2026-01-02", "Tokyo")]).toEqual([
      0.05, 0.05, 0.05,
    ]);
  });
  it("is the share of the role at weekends: 0.3 on call", () => {
    expect(weights({ start: "2026-03-07", days: 1, roles: only("on_call") }, 0, 0)).toEqual([0.3]);
  });
  it("is 0 before the first and after the last day in the organisation", () => {
    const change = { joinsOnDay: 1, leavesOnDay: 3 };
    expect(weights({ start: "2026-03-02", days: 5 }, 0, 4, change)).toEqual([0, 1, 1, 1, 0]);
  });
  it("is next to nothing on leave, weekends included", () => {
    const change = { leave: [[1, 2], [4, 5]] as const }; // prettier-ignore
    expect(weights({ start: "2026-03-02", days: 7 }, 0, 6, change)).toEqual([1, 0.02, 0.02, 1, 0.02, 0.02, 0.05]);
  });
  it("is always 1 for services, but not before they exist", () => {
    const organisation = quietOrganisation({ users: 1, roles: only("service"), start: "2026-03-07", days: 2 });
    const [service] = organisation.people;
    expect([-1, 0, 1].map((day) => dayWeight(organisation, service!, day))).toEqual([1, 1, 1]);
    expect(dayWeight(organisation, { ...service!, joinsOnDay: 1 }, 0)).toBe(0);
  });
  it("has two of a hundred working days lost to illness, each person on other days", () => {
    const organisation = quietOrganisation({ users: 400, roles: only("office"), days: 100 });
    const ill = organisation.people.flatMap((person) =>
      Array.from({ length: 100 }, (_, day) => day).filter(
        (day) => dayWeight(organisation, { ...person, leave: [] }, day) === 0.02,
      ),
    );
    const monday = new Date(organisation.startMs).getUTCDay();
    expect(monday).toBe(1);
    expect(Math.abs(ill.length / (400 * 71) - 0.02)).toBeLessThan(0.003);
    expect(new Set(ill).size).toBeGreaterThan(65);
  });
  it("knows the day after the last one of ten years", () => {
    const organisation = quietOrganisation({ users: 1, days: 3_650, eventsPerUserDay: 1 });
    const dayMs = organisation.startMs + 3_650 * DAY_MS;
    expect(new Date(dayMs).getUTCDay()).toBe(4);
    const person = { ...organisation.people[0]!, leave: [], role: "office" } as const;
    expect([0.02, 1]).toContain(dayWeight(organisation, person, 3_650));
  });
});
