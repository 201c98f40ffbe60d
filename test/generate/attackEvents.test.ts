import { describe, expect, it } from "vitest";
import { attackEvents } from "../../src/generate/attackEvents";
import type { LabelledEvent, Scenario } from "../../src/generate/LabelledEvent";
import { createPerson, OFFICES } from "../../src/generate/Person";

const DAY_MS = 86_400_000;
const SPAN = { startMs: Date.parse("2026-03-02"), days: 30 };
const PEOPLE = Array.from({ length: 200 }, (_, index) => createPerson(1, index, SPAN.days));
const INDICES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

function distinct<K extends keyof LabelledEvent>(events: readonly LabelledEvent[], field: K): Set<LabelledEvent[K]> {
  return new Set(events.map((event) => event[field]));
}

function attacks(scenario: Scenario): LabelledEvent[][] {
  return INDICES.map((index) => attackEvents(scenario, index, 1, PEOPLE, SPAN));
}

describe("attackEvents(scenario, index, seed, people, span)", () => {
  it.each(["brute_force", "password_spraying", "stolen_credentials"] as const)(
    "of %s come from one address outside the offices' countries, are labelled and in order",
    (scenario) => {
      for (const events of attacks(scenario)) {
        expect(events.length).toBeGreaterThan(0);
        expect(distinct(events, "scenario")).toEqual(new Set([scenario]));
        expect([distinct(events, "source_ip").size, distinct(events, "country").size]).toEqual([1, 1]);
        expect(OFFICES.map(({ country }) => country)).not.toContain(events[0]!.country);
        expect(events.every((event, row) => row === 0 || event.timestampMs > events[row - 1]!.timestampMs)).toBe(true);
      }
    },
  );
  it("of brute_force are 150 to 400 failures at one account, seconds apart, and in some attacks a success at the end", () => {
    const endings = attacks("brute_force").map((events) => {
      expect(distinct(events, "user").size).toBe(1);
      expect(events.length).toBeGreaterThanOrEqual(150);
      expect(events.length).toBeLessThanOrEqual(400);
      expect(distinct(events.slice(0, -1), "outcome")).toEqual(new Set(["failure"]));
      events.slice(1).forEach((event, row) => expect(event.timestampMs - events[row]!.timestampMs).toBeLessThan(6_000));
      return events.at(-1)!.outcome;
    });
    expect(new Set(endings)).toEqual(new Set(["success", "failure"]));
  });
  it("of password_spraying are one or two tries at each of 60 or more accounts within hours, hardly any right", () => {
    for (const events of attacks("password_spraying")) {
      const users = distinct(events, "user").size;
      expect(users).toBeGreaterThanOrEqual(60);
      expect(events.length).toBeLessThanOrEqual(2 * users);
      for (const user of distinct(events, "user")) {
        const tries = events.filter((event) => event.user === user);
        expect(tries.length).toBeLessThanOrEqual(2);
        if (tries.length === 2) expect(tries[0]!.outcome).toBe("failure");
      }
      expect(events.filter(({ outcome }) => outcome === "success").length).toBeLessThan(0.1 * users);
      expect(events.at(-1)!.timestampMs - events[0]!.timestampMs).toBeLessThan(0.25 * DAY_MS);
    }
  });
  it("of stolen_credentials are 3 to 8 successes of one account over hours, none on the first day", () => {
    for (const events of attacks("stolen_credentials")) {
      expect(distinct(events, "user").size).toBe(1);
      expect(distinct(events, "outcome")).toEqual(new Set(["success"]));
      expect(events.length).toBeGreaterThanOrEqual(3);
      expect(events.length).toBeLessThanOrEqual(8);
      expect(events[0]!.timestampMs).toBeGreaterThanOrEqual(SPAN.startMs + DAY_MS);
      expect(events.at(-1)!.timestampMs - events[0]!.timestampMs).toBeGreaterThan(1_200_000);
    }
  });
  it("are the same for the same seed and index, others for another", () => {
    const of = (seed: number, index: number) => attackEvents("brute_force", index, seed, PEOPLE, SPAN);
    expect(of(3, 0)).toEqual(of(3, 0));
    expect(of(3, 1)).not.toEqual(of(3, 0));
    expect(of(4, 0)).not.toEqual(of(3, 0));
  });
  it("of password_spraying try everyone where there are fewer than 60 people", () => {
    const few = PEOPLE.slice(0, 7);
    const events = attackEvents("password_spraying", 0, 1, few, SPAN);
    expect(distinct(events, "user")).toEqual(new Set(few.map(({ user }) => user)));
  });
});
