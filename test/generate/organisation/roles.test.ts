import { describe, expect, it } from "vitest";
import { ROLE_NAMES, ROLES } from "../../../src/generate/organisation/roles";

describe("ROLES", () => {
  it("are nine, the office role first; it takes what the others leave", () => {
    expect(ROLE_NAMES).toEqual([
      "office", "developer", "on_call", "sales", "executive", "contractor", "new_hire", "leaver", "service",
    ]); // prettier-ignore
    expect(ROLES.office.share).toBe(0);
    expect(ROLE_NAMES.reduce((sum, role) => sum + ROLES[role].share, 0)).toBeCloseTo(0.48, 12);
  });
  it("have shares in [0, 1] where they are shares, and hours of the day", () => {
    for (const { startsAt, startsWithin, activity, journeys, ...shares } of Object.values(ROLES)) {
      for (const share of Object.values(shares)) expect(share >= 0 && share <= 1).toBe(true);
      expect(startsAt - 4 * startsWithin).toBeGreaterThan(0);
      expect(activity).toBeGreaterThan(0);
      expect(journeys).toBeLessThan(52);
    }
  });
});
