import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { choosePerson } from "../../../src/generate/organisation/choosePerson";
import { drawsOf, only, quietOrganisation } from "../quiet";

const { people } = quietOrganisation({ users: 200, roles: { service: 0.05 } });

describe("choosePerson(people, random, suits)", () => {
  it("is the one at the drawn place where anyone will do", () => {
    expect(choosePerson(people, drawsOf(0.5))).toBe(people[100]);
  });
  it("draws again until someone suits", () => {
    expect(choosePerson(people, drawsOf(0, 0.25, 0.75), ({ index }) => index > 100)).toBe(people[150]);
  });
  it("finds the only one, however many there are", () => {
    expect(choosePerson(people, drawsOf(0), ({ index }) => index === 199)).toBe(people[199]);
  });
  it("is null when nobody suits", () => {
    expect(choosePerson(people, drawsOf(0.5), () => false)).toBeNull();
    const services = quietOrganisation({ users: 3, roles: only("service") }).people;
    expect(choosePerson(services, drawsOf(0.5), ({ role }) => role === "developer")).toBeNull();
  });
  it("gives all whom it suits the same chance", () => {
    const random = seedrandom.alea("choose");
    const counts = new Map<number, number>();
    for (let draw = 0; draw < 10_000; draw++) {
      const { index } = choosePerson(people, random, (person) => person.index % 20 === 0)!;
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
    expect(counts.size).toBe(10);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
