import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTIONS, METHODS, RESULTS } from "../../src/generate/behaviour/EventBuffer";
import type { GenerateOptions } from "../../src/generate/GenerateOptions";
import { generateLogs, type LabelledEvent } from "../../src/generate/generateLogs";
import { DAY_MS, only, QUIET } from "./quiet";

const SMALL: GenerateOptions = { users: 25, days: 6, seed: 4 };
const logOf = (options: GenerateOptions): LabelledEvent[] => [...generateLogs({ ...SMALL, ...options })];

/** The ordinary events without their ids, which count the others too. */
function ordinary(options: GenerateOptions): string[] {
  return logOf(options)
    .filter(({ incident }) => incident === null)
    .map(({ event }) => JSON.stringify({ ...event, event_id: "" }));
}

/** Small worlds of every kind: any size, week, offices, roles and incidents. */
const anyOptions: fc.Arbitrary<GenerateOptions> = fc.record({
  users: fc.integer({ min: 1, max: 30 }),
  days: fc.integer({ min: 1, max: 8 }),
  eventsPerUserDay: fc.constantFrom(0.3, 7, 40),
  failureShare: fc.constantFrom(0, 0.05, 0.5),
  start: fc.constantFrom("1970-01-01", "2024-02-29", "2026-03-06", "2026-03-28", "2026-10-23", "2199-12-31"),
  offices: fc.constantFrom<GenerateOptions["offices"]>("Berlin", "New York,Sydney", "Bengaluru,Tel Aviv,Singapore"),
  roles: fc.constantFrom({}, { service: 0 }, only("service"), { leaver: 0.2, new_hire: 0.2 }),
  stealth: fc.constantFrom(0, 0.5, 1),
  seed: fc.integer(),
});

describe("generateLogs(options)", () => {
  it("gives the same events with the same seed, others with another", () => {
    expect(logOf({})).toEqual(logOf({}));
    expect(logOf({ seed: 5 })).not.toEqual(logOf({}));
  });
  it("gives events one by one: the first ones of a year without the rest", () => {
    const log = generateLogs({ users: 200, days: 365, eventsPerUserDay: 20 });
    const first = [log.next(), log.next()].map(({ value }) => (value as LabelledEvent).event.event_id);
    expect(first).toEqual(["1", "2"]);
    log.return(undefined);
  });
  it("counts its events as ids, in the order of time, all within the log, all fields sound (property)", () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const startMs = Date.parse(options.start!);
        let [id, lastUs] = [0, startMs * 1000];
        for (const { event } of generateLogs(options)) {
          const { timestampUs, user, outcome, failure_reason: reason } = event;
          const isSound =
            event.event_id === String(++id) &&
            timestampUs >= lastUs &&
            timestampUs % 1000 === 0 &&
            user !== "" &&
            (outcome === "failure") === (reason !== null) &&
            (reason === null || RESULTS.includes(reason as never)) &&
            ACTIONS.includes(event.action as never) &&
            METHODS.includes(event.method as never) &&
            /^[A-Z]{2}$/.test(event.country!) &&
            event.host !== null &&
            event.user_agent !== "";
          if (!isSound) expect.fail(`not sound: ${JSON.stringify(event)}`);
          lastUs = timestampUs;
        }
        expect(lastUs).toBeLessThan((startMs + options.days! * DAY_MS) * 1000);
      }),
      { numRuns: 40 },
    );
  });
  it("holds only addresses that nobody owns: for documentation, private use and the future", () => {
    const prefixes = new Set(logOf({}).map(({ event }) => event.source_ip!.split(".", 1)[0]));
    expect([...prefixes].sort()).toEqual(["10", "192", "198", "203", "240", "241"]);
  });
  it("says nothing of incidents in the events", () => {
    const words = /attack|benign|incident|inc-|label|scenario|\bT1\d{3}\b|spray|stuff|brute/i;
    expect(logOf({}).filter(({ event }) => words.test(JSON.stringify(event)))).toEqual([]);
  });
  it("has at least one event of each attack that was asked for, with its technique", () => {
    const log = logOf({ attacks: { all: 1 }, days: 14 });
    const scenarios = new Map(log.flatMap(({ incident }) => (incident ? [[incident.scenario, incident]] : [])));
    const attacks = [...scenarios.values()].filter(({ label }) => label === "attack");
    expect(attacks.length).toBe(14);
    for (const { technique } of attacks) expect(technique).toMatch(/^T\d{4}(\.\d{3})?$/);
  });
  it.each<[string, GenerateOptions]>([
    ["one account", { users: 1 }],
    ["one day", { days: 1 }],
    ["one account for one day", { users: 1, days: 1, roles: only("service") }],
    ["no services", { roles: { service: 0 } }],
    ["nothing but services", { roles: only("service") }],
    ["a weekend only", { start: "2026-03-07", days: 2 }],
    ["ten years of little", { users: 1, days: 3_650, eventsPerUserDay: 0.5, attacks: { all: 1 } }],
    ["an office of its own", { offices: [{ name: "Nuuk", country: "GL", timeZone: "America/Nuuk", latitude: 64.18, longitude: -51.72 }] }],
  ])("takes %s", (_, options) => {
    expect(logOf(options).length).toBeGreaterThan(0);
  }); // prettier-ignore
  it("leaves all ordinary events as they are when attacks are added", () => {
    const before = ordinary({ attacks: { all: 0 } });
    expect(ordinary({ attacks: { all: 1 }, days: 6, stealth: 0 })).toEqual(before);
    expect(ordinary({ attacks: { all: 0, password_guessing: 5 } })).toEqual(before);
  });
  it("leaves all ordinary events as they are when a look-alike is added that changes no habits", () => {
    expect(ordinary({ lookAlikes: { all: 0, vulnerability_scan: 2, stale_mail_client: 3 } })).toEqual(
      ordinary({ lookAlikes: { all: 0 } }),
    );
  });
  it("leaves all ordinary events as they are when an account is added, whatever the number (property)", () => {
    const sizes = fc.record({ users: fc.integer({ min: 1, max: 70 }), seed: fc.nat(100), more: fc.integer({ min: 1, max: 20 }) }); // prettier-ignore
    fc.assert(
      fc.property(sizes, ({ users, seed, more }) => {
        const before = ordinary({ ...QUIET, users, seed, days: 3 });
        const after = new Set(ordinary({ ...QUIET, users: users + more, seed, days: 3 }));
        expect(before.filter((event) => !after.has(event))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
  it("leaves an attack's events as they are when another one is added", () => {
    const guesses = (options: GenerateOptions) =>
      logOf(options)
        .filter(({ incident }) => incident?.id === "password_guessing-1")
        .map(({ event }) => ({ ...event, event_id: "" }));
    const before = guesses({ attacks: { all: 0, password_guessing: 1 } });
    expect(before.length).toBeGreaterThan(5);
    expect(guesses({ attacks: { all: 1, password_guessing: 2 }, stealth: 0.5 })).toEqual(before);
  });
  it("refuses impossible options with the first event that is asked for", () => {
    expect(() => generateLogs({ users: 0 }).next()).toThrow(
      new RangeError("generateLogs: users must be a whole number from 1 to 100000, got 0"),
    );
  });
});
