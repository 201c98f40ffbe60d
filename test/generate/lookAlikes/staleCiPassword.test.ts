import { describe, expect, it } from "vitest";
import { insideOrigin } from "../../../src/generate/behaviour/drawPlace";
import { METHOD, RESULT, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { createLock } from "../../../src/generate/behaviour/lockout";
import { serviceDevice, serviceMethod } from "../../../src/generate/behaviour/simulateService";
import { DAY_MS, eventsOf, HOUR_MS, planned, simulated } from "./simulated";

const withServices = { users: 30, roles: { service: 0.3 } };
const seeds = Array.from({ length: 20 }, (_, seed) => seed);
const runs = seeds.map((seed) => planned({ stale_ci_password: 1 }, { ...withServices, seed }));
const noServices = { users: 20, roles: { service: 0 } };

describe("staleCiPassword", () => {
  it("fails with a bad password from the service's own address on its own servers, then works again", () => {
    for (const { organisation, added } of runs) {
      const service = organisation.people[added[0]!.account]!;
      const { address, network } = insideOrigin(organisation, service);
      expect(service.role).toBe("service");
      const kinds = added.map((event) => `${event.account} ${event.address} ${event.network} ${event.method}`);
      expect(new Set(kinds)).toEqual(new Set([`${service.index} ${address} ${network.index} ${METHOD.password}`]));
      expect(added.every(({ host }) => service.servers.includes(host))).toBe(true);
      const lock = createLock();
      const results = added.slice(0, -1).map(({ timestampMs }) => lock.fail(timestampMs));
      expect(added.slice(0, -1).map(({ result }) => result)).toEqual(results);
      expect(added.at(-1)!.timestampMs).toBeGreaterThanOrEqual(lock.untilMs());
      expect(added.at(-1)!.result).toBe(RESULT.success);
    }
  });
  it("is a service with a password where there is one, on the machine that it has that day", () => {
    let passwords = 0;
    for (const { organisation, added } of runs) {
      const service = organisation.people[added[0]!.account]!;
      passwords += Number(serviceMethod(service) === METHOD.password);
      const dayOf = (timestampMs: number) => Math.floor((timestampMs - organisation.startMs) / DAY_MS);
      for (const { device, timestampMs } of added) expect(device).toBe(serviceDevice(service, dayOf(timestampMs)));
    }
    expect(passwords).toBeGreaterThan(15);
  });
  it("lasts two hours to two days, with 10 seconds to 5 minutes between the tries", () => {
    for (const { added } of runs) {
      const times = added.map(({ timestampMs }) => timestampMs);
      const longMs = times.at(-1)! - times[0]!;
      expect(longMs).toBeGreaterThan(1.9 * HOUR_MS);
      expect(longMs).toBeLessThan(2.1 * DAY_MS);
      const between = longMs / (added.length - 1);
      expect(between).toBeGreaterThan(9_900);
      expect(between).toBeLessThan(301_000);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });
  it("is as loud as a guesser: with some seeds more than 100 failures an hour, never more than 1,000 in all", () => {
    const rates = runs.map(({ added }) => {
      expect(added.length).toBeLessThanOrEqual(1_002);
      return added.filter(({ timestampMs }) => timestampMs < added[0]!.timestampMs + HOUR_MS).length;
    });
    expect(rates.filter((rate) => rate > 100).length).toBeGreaterThanOrEqual(5);
    expect(Math.max(...rates)).toBeGreaterThan(200);
    expect(Math.max(...rates)).toBeLessThanOrEqual(361);
  });
  it("leaves the service no ordinary sign-in while the password is stale, and all the others", () => {
    const lost = seeds.slice(0, 5).map((seed) => {
      const { organisation, added, ordinary } = simulated({ stale_ci_password: 1 }, { ...withServices, seed });
      const before = simulated({}, { ...withServices, seed }).ordinary;
      const { index, stalePassword } = organisation.people[added[0]!.account]!;
      const { fromMs, untilMs } = stalePassword!;
      expect(added[0]!.timestampMs - fromMs).toBeLessThan(30_000);
      expect(added.at(-1)!.timestampMs).toBe(untilMs);
      const isStale = ({ account, timestampMs }: SimulatedEvent) =>
        account === index && timestampMs >= fromMs && timestampMs < untilMs;
      expect(ordinary).toEqual(before.filter((event) => !isStale(event)));
      return before.length - ordinary.length;
    });
    expect(lost.filter((count) => count > 0).length).toBeGreaterThan(2);
  });
  it("takes another service the second time", () => {
    const { added } = planned({ stale_ci_password: 2 }, withServices);
    expect(new Set(added.map(({ account }) => account)).size).toBe(2);
  });
  it("is a job under a developer's name where there is no service: with a script, from inside", () => {
    const { organisation, added } = planned({ stale_ci_password: 1 }, noServices);
    const developer = organisation.people[added[0]!.account]!;
    expect(developer.role).toBe("developer");
    expect(added[0]!.address).toBe(insideOrigin(organisation, developer).address);
    expect(added[0]!.device).toBe(0);
    expect(eventsOf(organisation, developer)).toEqual(eventsOf(planned({}, noServices).organisation, developer));
  });
  it("lasts at most half of a log of one day", () => {
    for (const seed of seeds) {
      const { added } = planned({ stale_ci_password: 1 }, { ...withServices, days: 1, seed });
      expect(added.at(-1)!.timestampMs - added[0]!.timestampMs).toBeLessThan(12.1 * HOUR_MS);
    }
  });
});
