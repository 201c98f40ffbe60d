import { describe, expect, it } from "vitest";
import { DAY_MS, incidentsOf, planned, simulated } from "./simulated";

const options = { users: 60, days: 14, offices: ["Berlin"] };

describe("officeMove", () => {
  it("moves everyone's exit to the new range for good", () => {
    const { organisation, ordinary } = simulated({ office_move: 1 }, options);
    const { fromMs } = organisation.officeMoves[0]!;
    const [before, after] = [organisation.networks.offices[0]!.index, organisation.networks.movedOffices[0]!.index];
    // A session goes on at the exit where it began, for at most 14 hours.
    const old = ordinary.filter(({ network }) => network === before);
    const moved = ordinary.filter(({ network }) => network === after);
    expect(old.length).toBeGreaterThan(100);
    expect(moved.length).toBeGreaterThan(100);
    for (const { timestampMs } of old) expect(timestampMs).toBeLessThan(fromMs + 0.6 * DAY_MS);
    for (const { timestampMs } of moved) expect(timestampMs).toBeGreaterThanOrEqual(fromMs);
  });
  it("is labelled for the first three days", () => {
    const { organisation, ordinary } = simulated({ office_move: 1 }, options);
    const { fromMs, labelledUntilMs, incident } = organisation.officeMoves[0]!;
    expect(labelledUntilMs - fromMs).toBe(3 * DAY_MS);
    const moved = ordinary.filter(({ network }) => network === organisation.networks.movedOffices[0]!.index);
    const late = moved.filter(({ timestampMs }) => timestampMs >= labelledUntilMs + 0.6 * DAY_MS);
    const early = moved.filter(({ timestampMs }) => timestampMs < labelledUntilMs);
    expect(late.length).toBeGreaterThan(0);
    expect(late.every((event) => event.incident !== incident)).toBe(true);
    expect(early.every((event) => event.incident === incident)).toBe(true);
  });
  it("never is on the first day when there are others to choose from", () => {
    for (let seed = 0; seed < 20; seed++) {
      const { organisation } = planned({ office_move: 1 }, { ...options, seed });
      expect(organisation.officeMoves[0]!.fromMs).toBeGreaterThan(organisation.startMs + DAY_MS / 2);
    }
  });
  it("moves an office once: later incidents take other offices, and then stay without events", () => {
    const once = planned({ office_move: 1 }, options).organisation;
    const often = planned({ office_move: 5 }, options).organisation;
    expect(often.officeMoves).toEqual(once.officeMoves);
    expect(incidentsOf(often, "office_move")).toHaveLength(5);
    const two = planned({ office_move: 2 }, { ...options, offices: ["Berlin", "Paris"] }).organisation;
    expect(new Set(two.officeMoves.map((move) => move!.incident)).size).toBe(2);
  });
});
