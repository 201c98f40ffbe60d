import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GENERATE_DEFAULTS, type GenerateOptions } from "../../src/generate/GenerateOptions";
import { generateLogs } from "../../src/generate/generateLogs";
import type { LabelledEvent } from "../../src/generate/LabelledEvent";

const DAY_MS = 86_400_000;
const NO_ATTACKS: GenerateOptions = { bruteForce: 0, passwordSpraying: 0, stolenCredentials: 0 };

function ordinary(options: GenerateOptions): LabelledEvent[] {
  return generateLogs(options).filter(({ scenario }) => scenario === null);
}

function countBy<K>(events: readonly LabelledEvent[], keyOf: (event: LabelledEvent) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const event of events) counts.set(keyOf(event), (counts.get(keyOf(event)) ?? 0) + 1);
  return counts;
}

describe("generateLogs(options)", () => {
  it("gives the same events with the same seed, others with another", () => {
    const options = { users: 20, days: 7, events: 500 };
    expect(generateLogs({ ...options, seed: 5 })).toEqual(generateLogs({ ...options, seed: 5 }));
    expect(generateLogs({ ...options, seed: 6 })).not.toEqual(generateLogs({ ...options, seed: 5 }));
  });
  it.each([1, 2, 3])("has failures at a rate of 1 − successProbability, within 1.5 points, seed %d", (seed) => {
    for (const successProbability of [0.95, 0.7]) {
      const events = ordinary({ ...NO_ATTACKS, users: 100, events: 20_000, successProbability, seed });
      const failures = events.filter(({ outcome }) => outcome === "failure").length;
      expect(Math.abs(failures / events.length - (1 - successProbability))).toBeLessThan(0.015);
    }
  });
  it("has no failure when every attempt succeeds", () => {
    const events = ordinary({ ...NO_ATTACKS, users: 5, events: 500, successProbability: 1 });
    expect(countBy(events, ({ outcome }) => outcome)).toEqual(new Map([["success", 500]]));
  });
  it.each([1, 2, 3])(
    "has a heavy tail: the top 10 %% of the users make more than 30 %% of the events, seed %d",
    (seed) => {
      const events = ordinary({ ...NO_ATTACKS, users: 300, events: 20_000, seed });
      const counts = [...countBy(events, ({ user }) => user).values()].sort((a, b) => b - a);
      expect(counts.slice(0, 30).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0.3 * events.length);
    },
  );
  it("keeps office hours: most events of the German office on a working day lie between 7 and 18 o'clock", () => {
    const events = ordinary({ ...NO_ATTACKS, users: 300, events: 20_000 }).filter(({ country }) => country === "DE");
    const inOffice = events.filter(({ timestampMs }) => {
      const hour = new Date(timestampMs + 3_600_000).getUTCHours();
      return hour >= 7 && hour < 18;
    });
    expect(inOffice.length / events.length).toBeGreaterThan(0.75);
  });
  it("keeps weekends: Saturday and Sunday together have less than a tenth of the events", () => {
    const events = ordinary({ ...NO_ATTACKS, users: 300, days: 28, events: 20_000 });
    const weekdays = countBy(events, ({ timestampMs }) => new Date(timestampMs).getUTCDay());
    expect(weekdays.size).toBe(7);
    expect(weekdays.get(0)! + weekdays.get(6)!).toBeLessThan(0.1 * events.length);
  });
  it("lets a person sign in from few places", () => {
    const events = ordinary({ ...NO_ATTACKS, users: 50, events: 20_000 });
    const places = new Map<string, Set<string>>();
    for (const { user, source_ip } of events) places.set(user, (places.get(user) ?? new Set()).add(source_ip));
    expect(Math.max(...[...places.values()].map(({ size }) => size))).toBeLessThanOrEqual(4);
  });
  it("uses addresses of nobody: 203.0.113.0/24 and 198.18.0.0/15", () => {
    for (const { source_ip } of generateLogs({ users: 50, events: 2000 })) {
      expect(source_ip).toMatch(/^(203\.0\.113|198\.1[89]\.\d{1,3})\.\d{1,3}$/);
    }
  });
  it("says why an attempt failed, and only then", () => {
    for (const { outcome, failure_reason } of generateLogs({ users: 50, events: 2000 })) {
      expect(failure_reason !== null).toBe(outcome === "failure");
    }
  });
  it("leaves the ordinary events untouched when attacks are added, and the attacks when another kind is", () => {
    const options = { ...NO_ATTACKS, users: 40, days: 7, events: 1000 };
    const before = ordinary(options);
    const attacked = { ...options, bruteForce: 2, passwordSpraying: 1 };
    expect(ordinary(attacked)).toEqual(before);
    const guesses = (given: GenerateOptions) =>
      generateLogs(given).filter(({ scenario }) => scenario === "brute_force");
    expect(guesses({ ...attacked, stolenCredentials: 3 })).toEqual(guesses(attacked));
  });
  it("has exactly `events` ordinary events, in the order of time and inside the span, whatever the size (property)", () => {
    const sizes = fc.record({
      users: fc.integer({ min: 1, max: 40 }),
      days: fc.integer({ min: 1, max: 20 }),
      events: fc.integer({ min: 1, max: 400 }),
      successProbability: fc.constantFrom(0.02, 0.5, 0.95, 1),
      seed: fc.integer(),
      bruteForce: fc.nat(2),
      passwordSpraying: fc.nat(2),
      stolenCredentials: fc.nat(2),
    });
    fc.assert(
      fc.property(sizes, fc.constantFrom("2026-03-02", "2026-03-07", "2024-02-29", "1970-01-01"), (size, start) => {
        const events = generateLogs({ ...size, start });
        const startMs = Date.parse(start);
        expect(events.filter(({ scenario }) => scenario === null).length).toBe(size.events);
        expect(events[0]!.timestampMs).toBeGreaterThanOrEqual(startMs);
        expect(events.at(-1)!.timestampMs).toBeLessThan(startMs + size.days * DAY_MS);
        expect(events.every((event, row) => row === 0 || events[row - 1]!.timestampMs <= event.timestampMs)).toBe(true);
        expect(events.every(({ timestampMs }) => Number.isInteger(timestampMs))).toBe(true);
      }),
    );
  }, 60_000);
  it.each<[string, GenerateOptions]>([
    ["one day", { days: 1, users: 5 }],
    ["a weekend only", { start: "2026-03-07", days: 2, users: 5 }],
    ["a Sunday only", { start: "2026-03-08", days: 1, users: 5 }],
    ["one user", { users: 1 }],
    ["one user for one day who mostly mistypes", { users: 1, days: 1, successProbability: 0.01 }],
  ])("stays inside the span for %s, attacks too", (_name, options) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const given = { ...GENERATE_DEFAULTS, events: 3000, ...options, seed };
      const events = generateLogs(given);
      const startMs = Date.parse(given.start);
      expect(events.length).toBeGreaterThan(3000);
      for (const { timestampMs } of events) {
        expect(timestampMs >= startMs && timestampMs < startMs + given.days * DAY_MS).toBe(true);
      }
    }
  });
  it("leaves the options as they were", () => {
    const options = Object.freeze({ users: 3, events: 10 });
    expect(generateLogs(options).length).toBeGreaterThan(10);
  });
  it.each([
    [{ users: 0 }, "users must be a whole number from 1 to 100000, got 0"],
    [{ days: 3651 }, "days must be a whole number from 1 to 3650, got 3651"],
    [{ events: -1 }, "events must be a whole number from 1 to 10000000, got -1"],
    [{ events: 1.5 }, "events must be a whole number from 1 to 10000000, got 1.5"],
    [{ bruteForce: -1 }, "bruteForce must be a whole number from 0 to 1000, got -1"],
    [{ passwordSpraying: 1001 }, "passwordSpraying must be a whole number from 0 to 1000, got 1001"],
    [{ stolenCredentials: NaN }, "stolenCredentials must be a whole number from 0 to 1000, got NaN"],
    [{ seed: 0.5 }, "seed must be a whole number from -9007199254740991 to 9007199254740991, got 0.5"],
    [{ successProbability: 0 }, "successProbability must be in (0, 1], got 0"],
    [{ successProbability: 1.01 }, "successProbability must be in (0, 1], got 1.01"],
    [{ successProbability: NaN }, "successProbability must be in (0, 1], got NaN"],
    [{ start: "2026-02-30" }, "start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got 2026-02-30"],
    [{ start: "1969-12-31" }, "start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got 1969-12-31"],
    [{ start: "02/03/2026" }, "start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got 02/03/2026"],
    [
      { people: 5 },
      "unknown option people; the options are users, days, events, successProbability, start, bruteForce, passwordSpraying, stolenCredentials, seed",
    ],
  ])("refuses %j", (options, message) => {
    expect(() => generateLogs(options as GenerateOptions)).toThrow(new RangeError(`generateLogs: ${message}`));
  });
});
