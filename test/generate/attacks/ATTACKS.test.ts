import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { ATTACKS, type AttackName } from "../../../src/generate/attacks/ATTACKS";
import { ACTIONS, METHODS, RESULT, RESULTS, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { resolveGenerateOptions } from "../../../src/generate/GenerateOptions";
import { accountName, formerAccount, strangerAccount } from "../../../src/generate/organisation/accountName";
import { APPLICATION_COUNT } from "../../../src/generate/organisation/hosts";
import type { Organisation } from "../../../src/generate/organisation/Organisation";
import { userAgentText } from "../../../src/generate/organisation/userAgents";
import { only, quietOrganisation } from "../quiet";
import { DAY_MS, INCIDENT, sharedOrganisation, SEEDS, struck } from "./struck";

const NAMES = Object.keys(ATTACKS) as AttackName[];
const stealth = fc.oneof(fc.constantFrom(0, 0.3, 0.5, 0.6, 0.9, 1), fc.double({ min: 0, max: 1, noNaN: true }));
/** Small organisations anywhere, of one account, of services only, … */
const options = fc.record({
  seed: fc.integer(),
  users: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 })),
  start: fc.integer({ min: 0, max: 1_100 }).map((day) => isoDay(Date.parse("2025-01-01") + day * DAY_MS)),
  offices: fc.uniqueArray(fc.constantFrom("Berlin", "New York", "Tokyo", "Sydney", "São Paulo", "San Francisco"), {
    minLength: 1,
    maxLength: 3,
  }),
  roles: fc.constantFrom(
    {},
    { service: 0 },
    only("service"),
    { leaver: 0.25, new_hire: 0.25 },
    { developer: 0.7, service: 0 },
  ),
});

describe("ATTACKS", () => {
  it("are fourteen, each with the ATT&CK id of its technique", () => {
    expect(Object.fromEntries(NAMES.map((name) => [name, ATTACKS[name].technique]))).toEqual({
      password_guessing: "T1110.001",
      password_spraying_fast: "T1110.003",
      password_spraying_slow: "T1110.003",
      password_spraying_distributed: "T1110.003",
      credential_stuffing: "T1110.004",
      stolen_credentials: "T1078",
      impossible_travel: "T1078.004",
      session_reuse: "T1550.004",
      mfa_fatigue: "T1621",
      dormant_account: "T1078",
      service_account_misuse: "T1078",
      lateral_movement: "T1021",
      lockout_flood: "T1531",
      anonymous_proxy: "T1090.003",
    });
  });
  it("say in one plain sentence what they are", () => {
    for (const { description } of Object.values(ATTACKS)) expect(description).toMatch(/^[a-z][^.\n]*[^.]$/);
  });
  it.each(NAMES)(
    "%s needs whole days, more of them the more careful it is, and a log of one less is refused",
    (name) => {
      const needed = [0, 0.5, 0.9, 1].map((careful) => ATTACKS[name].daysNeeded(careful));
      expect(needed).toEqual([...needed].sort((a, b) => a - b));
      expect(needed.every((days) => Number.isInteger(days) && days >= 1 && days <= 14)).toBe(true);
      const days = needed[2]!;
      const resolve = (given: number) => resolveGenerateOptions({ days: given, stealth: 0.9, attacks: { [name]: 1 } });
      expect(resolve(days).attacks[name]).toBe(1);
      if (days > 1) expect(() => resolve(days - 1)).toThrow(`attacks.${name} must be 0 in a log of ${days - 1} day`);
    },
  );
  it.each(NAMES)("%s fits into a log of exactly the days it needs, and every event is sound (property)", (name) => {
    fc.assert(
      fc.property(options, stealth, (given, careful) => {
        const days = ATTACKS[name].daysNeeded(careful);
        const organisation = quietOrganisation({ ...given, days });
        const random = seedrandom.alea(String(given.seed));
        const events = ATTACKS[name].strike({ organisation, random, stealth: careful, incident: INCIDENT });
        expect(events.length).toBeGreaterThan(0);
        for (const event of events) assertSound(organisation, event, name);
      }),
      { numRuns: 150 },
    );
  });
  it.each(NAMES)("%s changes nobody's habits, no network and no incident", (name) => {
    const organisation = sharedOrganisation();
    const before = textOf(organisation);
    for (const seed of SEEDS) for (const careful of [0, 0.5, 1]) struck(name, careful, seed);
    expect(textOf(organisation)).toBe(before);
  });
  it.each(NAMES)("%s is the same for the same random stream, another for another", (name) => {
    expect(struck(name, 0.5, 3).events).toEqual(struck(name, 0.5, 3).events);
    expect(struck(name, 0.5, 4).events).not.toEqual(struck(name, 0.5, 3).events);
  });
  it.each(NAMES)("%s is not in the first two days of a long log, in which nobody knows what is usual", (name) => {
    for (const seed of SEEDS) {
      for (const careful of [0, 0.5, 0.7, 0.9, 1]) {
        const { organisation, events } = struck(name, careful, seed);
        expect(events[0]!.timestampMs).toBeGreaterThanOrEqual(organisation.startMs + 2 * DAY_MS);
      }
    }
  });
});

function assertSound(organisation: Organisation, event: SimulatedEvent, name: AttackName): void {
  const { startMs, endMs, people, networks, servers } = organisation;
  const network = networks.all[event.network]!;
  const { account } = event;
  const former = formerAccount(people.length, 0);
  const isFormer = name === "dormant_account" && account >= former && account < former + 1_000;
  const isStranger = name === "credential_stuffing" && account >= strangerAccount(0);
  const isSound =
    Number.isInteger(event.timestampMs) &&
    event.timestampMs >= startMs &&
    event.timestampMs < endMs &&
    (account < people.length || isFormer || isStranger) &&
    (!isStranger || event.result === RESULT["unknown user"]) &&
    !/undefined/.test(accountName(people, account)) &&
    event.address >= network.firstAddress &&
    event.address < network.firstAddress + network.size &&
    event.action < ACTIONS.length &&
    event.method < METHODS.length &&
    event.result < RESULTS.length &&
    event.host < APPLICATION_COUNT + servers &&
    [event.device, event.session].every((id) => Number.isInteger(id) && id >= 0 && id < 2 ** 32) &&
    !/undefined|NaN|#/.test(userAgentText(event.userAgent)) &&
    event.incident === INCIDENT;
  if (!isSound) expect.fail(`${name} is not sound: ${JSON.stringify(event)}`);
}

function textOf({ people, networks, incidents, vpnOutages, officeMoves }: Organisation): string {
  return JSON.stringify({ people, networks, incidents, vpnOutages, officeMoves });
}

function isoDay(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
