import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { choosePeople, chooseVictim } from "../../../src/generate/attacks/chooseVictim";
import { only } from "../quiet";
import { INCIDENT, sharedOrganisation } from "./struck";

const setting = (seed: number, organisation = sharedOrganisation()) => ({
  organisation,
  random: seedrandom.alea(String(seed)),
  stealth: 0.5,
  incident: INCIDENT,
});
const many = Array.from({ length: 200 }, (_, seed) => seed);

describe("chooseVictim(setting, suits)", () => {
  it("is a person who has been there all the time and signs in more than now and then", () => {
    for (const seed of many) {
      const victim = chooseVictim(setting(seed));
      expect(victim.role).not.toBe("service");
      expect([victim.joinsOnDay <= 0, victim.leavesOnDay]).toEqual([true, Infinity]);
      expect(victim.signInsPerDay).toBeGreaterThan(0.5);
    }
  });
  it("is anyone of them, not always the same", () => {
    expect(new Set(many.map((seed) => chooseVictim(setting(seed)).index)).size).toBeGreaterThan(60);
  });
  it("has what the attack needs, where somebody has it", () => {
    for (const seed of many) expect(chooseVictim(setting(seed), ({ hasMfa }) => !hasMfa).hasMfa).toBe(false);
  });
  it("does without where nobody has it", () => {
    expect(chooseVictim(setting(1), () => false)).toBeDefined();
  });
  it("is the only one there is, or a service where there are only services", () => {
    expect(chooseVictim(setting(1, sharedOrganisation({ users: 1 }))).index).toBe(0);
    expect(chooseVictim(setting(1, sharedOrganisation({ users: 9, roles: only("service") }))).role).toBe("service");
  });
});

describe("choosePeople(setting, count)", () => {
  it("are as many as asked for, none twice, no service among them, in random order", () => {
    const chosen = choosePeople(setting(1), 40.4);
    expect(chosen.length).toBe(40);
    expect(new Set(chosen).size).toBe(40);
    expect(chosen.every(({ role }) => role !== "service")).toBe(true);
    const indices = chosen.map(({ index }) => index);
    expect(indices).not.toEqual([...indices].sort((a, b) => a - b));
  });
  it("are everyone where more are asked for", () => {
    const { people } = sharedOrganisation();
    const humans = people.filter(({ role }) => role !== "service");
    expect(new Set(choosePeople(setting(1), 10_000))).toEqual(new Set(humans));
  });
  it("are services where there is nobody else, and leave the organisation's order as it was", () => {
    const organisation = sharedOrganisation({ users: 9, roles: only("service") });
    expect(choosePeople(setting(1, organisation), 5).length).toBe(5);
    expect(organisation.people.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
