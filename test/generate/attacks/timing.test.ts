import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import {
  betweenNoisyAndCareful,
  daysFor,
  drawStart,
  drawTimes,
  withinWorkingHours,
} from "../../../src/generate/attacks/timing";
import { DAY_MS, HOUR_MS, INCIDENT, localHour, MINUTE_MS, sharedOrganisation } from "./struck";

const OFFICES = ["Berlin", "New York", "Tokyo", "San Francisco", "Sydney"];

function setting(days: number, stealth: number, seed: number) {
  const organisation = sharedOrganisation({ users: 20, days, offices: OFFICES });
  return { organisation, stealth, incident: INCIDENT, random: seedrandom.alea(String(seed)) };
}

describe("betweenNoisyAndCareful(noisy, careful, stealth)", () => {
  it.each([
    [0, 100],
    [0.5, 10],
    [1, 1],
    [0.25, 31.6227766],
  ])("is, at stealth %d, from 100 to 1 in even steps of the logarithm: %d", (stealth, value) => {
    expect(betweenNoisyAndCareful(100, 1, stealth)).toBeCloseTo(value, 6);
    expect(betweenNoisyAndCareful(1, 100, 1 - stealth)).toBeCloseTo(value, 6);
  });
});

describe("daysFor(lengthMs)", () => {
  it.each([
    [MINUTE_MS, 1],
    [19.2 * HOUR_MS, 1],
    [19.3 * HOUR_MS, 2],
    [4 * DAY_MS, 5],
  ])("is whole days with a quarter to spare: %d ms need %d", (lengthMs, days) => {
    expect(daysFor(lengthMs)).toBe(days);
  });
});

describe("drawStart(setting, lengthMs)", () => {
  it("leaves the first two days of a long log alone, or the first fifth of a short one", () => {
    for (let seed = 0; seed < 200; seed++) {
      for (const [days, quiet] of [
        [30, 2],
        [5, 1],
        [1, 0.2],
      ] as const) {
        const { organisation, ...rest } = setting(days, 0, seed);
        const sinceMs = drawStart({ organisation, ...rest }, HOUR_MS) - organisation.startMs;
        expect(sinceMs).toBeGreaterThanOrEqual(quiet * DAY_MS);
      }
    }
  });
  it("leaves half an hour after the attack, whatever its length and the seed (property)", () => {
    const days = fc.constantFrom(1, 2, 3, 7, 14);
    fc.assert(
      fc.property(days, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (length, share, seed) => {
        const given = setting(length, 0, seed);
        const lengthMs = share * 0.8 * length * DAY_MS;
        const fromMs = drawStart(given, lengthMs);
        expect(Number.isInteger(fromMs)).toBe(true);
        expect(fromMs).toBeGreaterThanOrEqual(given.organisation.startMs);
        expect(fromMs + lengthMs).toBeLessThanOrEqual(given.organisation.endMs - HOUR_MS / 2);
      }),
    );
  });
  it("comes at any hour of the day", () => {
    const hours = Array.from({ length: 500 }, (_, seed) => drawStart(setting(30, 1, seed), HOUR_MS) % DAY_MS);
    expect(new Set(hours.map((ms) => Math.floor(ms / HOUR_MS))).size).toBe(24);
  });
});

describe("drawTimes(setting, victim, fromMs, lengthMs, count)", () => {
  it("puts one attempt at random into each of so many even parts, in order", () => {
    const { organisation, ...rest } = setting(14, 0.5, 1);
    const fromMs = organisation.startMs + 3 * DAY_MS;
    const times = drawTimes({ organisation, ...rest }, organisation.people[0]!, fromMs, 10 * HOUR_MS, 10);
    times.forEach((time, part) => expect(Math.floor((time - fromMs) / HOUR_MS)).toBe(part));
  });
  it("of the careful are on working days where the victim is, spread over all of them", () => {
    const given = {
      ...setting(28, 1, 5),
      organisation: sharedOrganisation({ users: 20, days: 28, offices: ["Tel Aviv"] }),
    };
    const victim = given.organisation.people.find(({ role }) => role === "office")!;
    const times = Array.from({ length: 40 }, () =>
      drawTimes(given, victim, given.organisation.startMs + 3 * DAY_MS, 14 * DAY_MS, 50),
    ).flat();
    const weekdays = times.map((ms) => new Date(ms + victim.clock.offsetMs(ms)).getUTCDay());
    const counts = Array.from({ length: 7 }, (_, day) => weekdays.filter((one) => one === day).length);
    expect([counts[5], counts[6]]).toEqual([0, 0]);
    // Sunday to Thursday, two of each: none has more than a third above its share of 400.
    for (const count of counts.slice(0, 5)) expect(Math.abs(count - 400)).toBeLessThan(140);
  });
  it("of the careful are in the victim's working hours, within the log, and in order (property)", () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 5), fc.nat(19), fc.nat(), (days, person, seed) => {
        const given = setting(days, 0.9, seed);
        const { startMs, endMs, people } = given.organisation;
        const victim = people[person]!;
        const lengthMs = 0.8 * days * DAY_MS - 1;
        const times = drawTimes(given, victim, drawStart(given, lengthMs), lengthMs, 12);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        for (const time of times) {
          expect(Number.isInteger(time) && time >= startMs && time < endMs - HOUR_MS / 2).toBe(true);
        }
        const outside = times.filter((time) => {
          const sinceStart = (localHour(victim, time) - victim.startsAt + 24) % 24;
          return sinceStart > victim.workingHours + 1e-6;
        });
        // Where the working day goes past the end of a log of one day, or begins too early in it, a time may stay as drawn.
        expect(outside.length).toBeLessThanOrEqual(days === 1 ? 6 : 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("withinWorkingHours(person, timestampMs)", () => {
  it("moves noon to the middle of the working day, and midnight to its beginning, of the same local day", () => {
    const { people, startMs } = sharedOrganisation({ users: 20, days: 14, offices: OFFICES });
    for (const person of people) {
      const midnightMs = startMs + 5 * DAY_MS - person.clock.offsetMs(startMs + 5 * DAY_MS);
      const [first, middle] = [0, DAY_MS / 2].map((ms) => withinWorkingHours(person, midnightMs + ms));
      expect(localHour(person, first!)).toBeCloseTo(person.startsAt, 5);
      expect(localHour(person, middle!)).toBeCloseTo(person.startsAt + person.workingHours / 2, 5);
      expect(Math.abs(first! - midnightMs)).toBeLessThan(DAY_MS);
    }
  });
});
