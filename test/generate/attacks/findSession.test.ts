import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { findSession } from "../../../src/generate/attacks/findSession";
import { ACTION, EventBuffer, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { simulateDay } from "../../../src/generate/behaviour/simulateDay";
import { DAY_MS, INCIDENT, sharedOrganisation } from "./struck";

const organisation = sharedOrganisation();
const { startMs, endMs, people } = organisation;
const setting = (seed: number) => ({
  organisation,
  stealth: 0.5,
  incident: INCIDENT,
  random: seedrandom.alea(`${seed}`),
});

describe("findSession(setting, victim, fromMs, beforeMs)", () => {
  it("is a successful sign-in that the victim's own days have, with a session, neither before nor after", () => {
    const [fromMs, beforeMs] = [startMs + 3.4 * DAY_MS, startMs + 9.7 * DAY_MS];
    let [found, early] = [0, 0];
    for (const victim of people) {
      const event = findSession(setting(victim.index), victim, fromMs, beforeMs);
      if (event === null) continue;
      found++;
      const day = new EventBuffer();
      simulateDay(organisation, victim, Math.floor((event.timestampMs - startMs) / DAY_MS), day);
      simulateDay(organisation, victim, Math.floor((event.timestampMs - startMs) / DAY_MS) - 1, day);
      expect(Array.from({ length: day.length }, (_, row) => day.at(row))).toContainEqual(event);
      expect([event.account, event.action, event.result]).toEqual([victim.index, ACTION.login, RESULT.success]);
      expect(event.session).toBeGreaterThan(0);
      expect(event.timestampMs).toBeLessThan(beforeMs);
      // Who is on leave from then on has one before.
      if (event.timestampMs < fromMs) early++;
    }
    expect(found).toBeGreaterThan(80);
    expect(early).toBeLessThan(10);
  });
  it("is on a day before where none is after, so that hardly anyone has none at all", () => {
    let found = 0;
    for (const victim of people.filter(({ role, signInsPerDay }) => role !== "service" && signInsPerDay > 0.5)) {
      const event = findSession(setting(1), victim, endMs - 1000, endMs - 1000);
      if (event !== null) expect(event.timestampMs).toBeLessThan(endMs - 1000);
      found += event === null ? 0 : 1;
    }
    expect(found).toBeGreaterThan(80);
  });
  it("is null for a service, which has no sessions, and where no time is before", () => {
    const service = people.find(({ role }) => role === "service")!;
    expect(findSession(setting(1), service, startMs, endMs)).toBeNull();
    for (const victim of people.slice(0, 20)) {
      expect(findSession(setting(1), victim, startMs, startMs)).toBeNull();
    }
  });
});
