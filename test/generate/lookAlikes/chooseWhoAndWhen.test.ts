import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import {
  chooseWhoAndWhen,
  DAY_OF,
  isHuman,
  type Wish,
  workingHours,
} from "../../../src/generate/lookAlikes/chooseWhoAndWhen";
import type { Organisation } from "../../../src/generate/organisation/Organisation";
import { DAY_MS, planned } from "./simulated";

const atWork: Wish = { suits: isHuman, leastWeight: DAY_OF.work, hours: workingHours };
const weekday = (startMs: number, day: number) => new Date(startMs + day * DAY_MS).getUTCDay();

describe("chooseWhoAndWhen(organisation, random, wish)", () => {
  /** Choices of 20 seeds. */
  const choices = (organisation: Organisation, wish: Wish) =>
    Array.from({ length: 20 }, (_, seed) => chooseWhoAndWhen(organisation, seedrandom.alea(`${seed}`), wish));

  it("gives someone who suits, and a day on which they work", () => {
    const { organisation } = planned({});
    for (const choice of choices(organisation, atWork)) {
      expect(choice!.person.role).not.toBe("service");
      expect([0, 6]).not.toContain(weekday(organisation.startMs, choice!.localDay));
    }
  });
  it("leaves out the days of a journey", () => {
    const { organisation } = planned({}, { users: 1, roles: { service: 0, sales: 0, new_hire: 0, leaver: 0 } });
    organisation.people[0]!.journeys = [{ firstDay: 0, lastDay: 6, city: 0, incident: 1 }];
    for (const choice of choices(organisation, atWork)) expect(choice!.localDay).toBeGreaterThan(6);
  });
  it("leaves out days whose hours reach beyond the log", () => {
    const { organisation } = planned({}, { days: 3, offices: ["Tokyo"] });
    const night: Wish = { suits: isHuman, leastWeight: DAY_OF.duty, hours: () => [0, 6] };
    // Until 9 in the morning Tokyo has the day before.
    for (const choice of choices(organisation, night)) expect([1, 2]).toContain(choice!.localDay);
  });
  it("takes a preferred day where there is one, and another where there is none", () => {
    const { organisation } = planned({}, { days: 3 });
    for (const choice of choices(organisation, { ...atWork, prefers: (day) => day === 1 })) {
      expect(choice!.localDay).toBe(1);
    }
    for (const choice of choices(organisation, { ...atWork, prefers: () => false })) expect(choice).not.toBeNull();
  });
  it("takes a day off where a log has no working day", () => {
    const { organisation } = planned({}, { start: "2026-03-07", days: 2, offices: ["Berlin"] });
    for (const choice of choices(organisation, atWork)) expect([0, 1]).toContain(choice!.localDay);
  });
  it("is null when it suits nobody", () => {
    const { organisation } = planned({});
    expect(chooseWhoAndWhen(organisation, seedrandom.alea("1"), { ...atWork, suits: () => false })).toBeNull();
  });
});
