import { describe, expect, it } from "vitest";
import { APPLICATION_COUNT, serverCount } from "../../../src/generate/organisation/hosts";
import { teamOf } from "../../../src/generate/organisation/teamOf";
import { quietOrganisation } from "../quiet";

/** Share of two lists that both have. */
function overlap(one: readonly number[], other: readonly number[]): number {
  const both = one.filter((value) => other.includes(value)).length;
  return both / (one.length + other.length - both);
}

describe("teamOf(index, office, role)", () => {
  it("is one team for neighbours of one department in one office, others with another office, role or block", () => {
    expect(teamOf(3, 0, "developer")).toEqual(teamOf(4, 0, "on_call"));
    expect(teamOf(3, 0, "new_hire")).toEqual(teamOf(255, 0, "office"));
    for (const other of [teamOf(3, 1, "developer"), teamOf(3, 0, "sales"), teamOf(300, 0, "developer")]) {
      expect(other.servers).not.toEqual(teamOf(3, 0, "developer").servers);
    }
  });
  it("has hosts that are there when the first of the team comes", () => {
    for (let index = 0; index < 5_000; index += 97) {
      const { applications, servers } = teamOf(index, index % 7, "sales");
      for (const host of applications) expect(host >= 3 && host < APPLICATION_COUNT).toBe(true);
      for (const host of servers) {
        expect(host >= APPLICATION_COUNT && host < APPLICATION_COUNT + serverCount(index + 1)).toBe(true);
      }
    }
  });
  it("makes colleagues more alike than others: servers overlap at least half as much again", () => {
    const { people } = quietOrganisation({ users: 1_000, roles: { developer: 0.5, service: 0 } });
    const builders = people.filter(({ role }) => role === "developer");
    const [together, apart]: [number[], number[]] = [[], []];
    for (const one of builders.slice(0, 120)) {
      for (const other of builders.slice(0, 120)) {
        if (one.index >= other.index) continue;
        const isTeam = one.office === other.office && Math.floor(one.index / 256) === Math.floor(other.index / 256);
        (isTeam ? together : apart).push(overlap(one.servers, other.servers));
      }
    }
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(together)).toBeGreaterThan(1.5 * mean(apart));
    expect(together.length).toBeGreaterThan(100);
    expect(apart.length).toBeGreaterThan(100);
  });
});
