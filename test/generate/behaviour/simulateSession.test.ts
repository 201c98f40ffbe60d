import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { homeOrigin, officeOrigin } from "../../../src/generate/behaviour/drawPlace";
import { ACTION, EventBuffer, METHOD, RESULT, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { LOCKED_AFTER, LOCKED_MS } from "../../../src/generate/behaviour/lockout";
import { SIGN_INS_A_DAY, simulateSession } from "../../../src/generate/behaviour/simulateSession";
import { mistypedAccount } from "../../../src/generate/organisation/accountName";
import type { Person } from "../../../src/generate/organisation/Person";
import { DAY_MS, HOUR_MS, only, quietOrganisation } from "../quiet";

const organisation = quietOrganisation({ users: 1, roles: only("office"), days: 20 });
/** Never fails, has no second factor, never uses a server; the password expires on day 10. */
const [somebody] = organisation.people;
const calm: Person = {
  ...somebody!,
  clumsiness: 0,
  hasMfa: false,
  passwordPhase: 80,
  habits: { ...somebody!.habits, servers: 0 },
};
const NOON = organisation.startMs + 3 * DAY_MS + 12 * HOUR_MS;
const { login, logout, mfa, password_change } = ACTION;
const isFailure = ({ result }: SimulatedEvent) => result !== RESULT.success;

interface Given {
  change?: Partial<Person>;
  day?: number;
  signIn?: number;
  timestampMs?: number;
  fromOffice?: boolean;
}

/** Sessions, each from a random stream of its own. */
function sessions(count: number, { change, day = 3, signIn = 0, timestampMs, fromOffice }: Given): SimulatedEvent[][] {
  const person = { ...calm, ...change };
  const startMs = timestampMs ?? NOON + (day - 3) * DAY_MS;
  const place = (fromOffice ? officeOrigin : homeOrigin)(organisation, person, startMs);
  const origin = { ...place, device: person.laptop, incident: 0 };
  return Array.from({ length: count }, (_, index) => {
    const out = new EventBuffer();
    const random = seedrandom.alea(`session ${index}`);
    simulateSession({ organisation, person, day, signIn, timestampMs: startMs, origin, random }, out);
    return Array.from({ length: out.length }, (_, row) => out.at(row));
  });
}

describe("simulateSession(session, out)", () => {
  it("begins with a password for an application, from the place and with the device that are given", () => {
    for (const [first] of sessions(50, {})) {
      expect(first).toMatchObject({ timestampMs: NOON, account: 0, action: login, method: METHOD.password, result: 0 });
      expect(first).toMatchObject({ network: calm.home.index, incident: 0 });
      expect([0, calm.laptop.id]).toContain(first!.device);
      expect(calm.applications).toContain(first!.host);
    }
  });
  it("is by a device that is known, but for one in seventeen", () => {
    const unknown = sessions(2_000, {}).filter(([first]) => first!.device === 0).length / 2_000;
    expect(Math.abs(unknown - 0.06)).toBeLessThan(0.02);
  });
  it("prefers the first of the applications", () => {
    const hosts = sessions(500, {}).map(([first]) => first!.host);
    const count = (place: number) => hosts.filter((host) => host === calm.applications[place]).length;
    expect(count(0)).toBeGreaterThan(2 * count(calm.applications.length - 1));
  });
  it("goes on with tokens in the same session, 0.35 of all, within a tenth", () => {
    const all = sessions(4_000, {}).flatMap((events) => {
      const renewals = events.filter(({ method, action }) => method === METHOD.token && action === login);
      for (const { session } of renewals) expect(session).toBe(events[0]!.session);
      return [{ renewals: renewals.length }];
    });
    const renewals = all.reduce((sum, one) => sum + one.renewals, 0);
    expect(Math.abs(renewals / (renewals + all.length) / 0.35 - 1)).toBeLessThan(0.1);
  });
  it("ends four times of ten with a logout, at most 14 hours after the sign-in and after all else", () => {
    const all = sessions(2_000, {});
    const ended = all.filter((events) => events.at(-1)!.action === logout);
    expect(Math.abs(ended.length / all.length - 0.4)).toBeLessThan(0.04);
    for (const events of all) {
      expect(events.slice(0, -1).every(({ action }) => action !== logout)).toBe(true);
      expect(events.at(-1)!.timestampMs - NOON).toBeLessThanOrEqual(14 * HOUR_MS);
    }
  });
  it("is in the order of time, each event a moment after the one before", () => {
    for (const events of sessions(500, { change: { clumsiness: 0.6, hasMfa: true } })) {
      for (const [index, event] of events.slice(1).entries()) {
        expect(event.timestampMs).toBeGreaterThan(events[index]!.timestampMs);
      }
    }
  });
  it("has no event after the end of the log", () => {
    const timestampMs = organisation.endMs - 20_000;
    const all = sessions(500, { timestampMs, day: 19, change: { clumsiness: 0.5, hasMfa: true } }).flat();
    expect(all.length).toBeGreaterThan(400);
    expect(all.every((event) => event.timestampMs < organisation.endMs)).toBe(true);
  });
  it("has a number that no other session of the account has, however many there are", () => {
    const numbers = [0, 1, 255, 256, 300, SIGN_INS_A_DAY - 1].flatMap((signIn) =>
      [0, 1, 2].map((day) => sessions(1, { day, signIn })[0]![0]!.session),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((number) => number > 0)).toBe(true);
  });

  describe("of someone who mistypes", () => {
    const all = sessions(4_000, { change: { clumsiness: 0.5 } });

    it("has failures before the sign-in only, then success", () => {
      for (const events of all) {
        const first = events.findIndex((event) => !isFailure(event));
        expect(events.slice(first).some(isFailure)).toBe(false);
        expect(events[first]).toMatchObject({ action: login, method: METHOD.password, account: 0 });
        expect(events.slice(0, first).every(({ session }) => session === 0)).toBe(true);
      }
    });
    it("fails about as often as the clumsiness says: 1 failure for each success, less what is locked", () => {
      const failures = all.flat().filter(isFailure).length;
      expect(Math.abs(failures / all.length - 1)).toBeLessThan(0.15);
    });
    it("mistypes the name one time in twenty: an unknown user", () => {
      const failures = all.flat().filter(({ result }) => result !== RESULT["account locked"] && result > 0);
      const unknown = failures.filter(({ result }) => result === RESULT["unknown user"]);
      expect(Math.abs(unknown.length / failures.length - 0.05)).toBeLessThan(0.015);
      expect(new Set(unknown.map(({ account }) => account))).toEqual(
        new Set([0, 1, 2].map((slip) => mistypedAccount(0, slip))),
      );
    });
    it("is locked after exactly five wrong passwords, whatever comes then, for twenty minutes", () => {
      let lockouts = 0;
      for (const events of all) {
        const wrong = events.filter(({ result }) => result === RESULT["bad password"]);
        const locked = events.filter(({ result }) => result === RESULT["account locked"]);
        expect(wrong.length).toBeLessThanOrEqual(LOCKED_AFTER);
        expect(locked.length > 0).toBe(wrong.length === LOCKED_AFTER);
        if (locked.length === 0) continue;
        lockouts++;
        expect(locked[0]!.timestampMs).toBeGreaterThan(wrong.at(-1)!.timestampMs);
        const success = events.find((event) => !isFailure(event))!;
        expect(success.timestampMs - wrong.at(-1)!.timestampMs).toBeGreaterThan(LOCKED_MS);
      }
      expect(lockouts).toBeGreaterThan(50);
    });
  });

  describe("with a second factor", () => {
    const isPush = ({ action }: SimulatedEvent) => action === mfa;

    it.each([
      ["from home, for 0.35 of the sign-ins", false, 0.35],
      ["from the office, for 0.1", true, 0.1],
    ])("asks %s", (_, fromOffice, share) => {
      const all = sessions(2_000, { fromOffice, change: { hasMfa: true } });
      expect(Math.abs(all.filter((events) => events.some(isPush)).length / all.length - share)).toBeLessThan(0.04);
    });
    it("asks until a push is approved, right before the sign-in, or nobody tries any more", () => {
      let [denied, timedOut, asked, given] = [0, 0, 0, 0];
      for (const events of sessions(8_000, { change: { hasMfa: true } })) {
        const pushes = events.filter(isPush);
        if (pushes.length === 0) continue;
        asked++;
        expect(pushes.map(({ method }) => method)).toEqual(pushes.map(() => METHOD.push));
        expect(pushes.slice(0, -1).every(isFailure)).toBe(true);
        denied += pushes.filter(({ result }) => result === RESULT["mfa denied"]).length;
        timedOut += pushes.filter(({ result }) => result === RESULT["mfa timeout"]).length;
        if (isFailure(pushes.at(-1)!)) {
          given++;
          expect(events.at(-1)).toEqual(pushes.at(-1));
        } else {
          expect(events[events.indexOf(pushes.at(-1)!) + 1]).toMatchObject({ action: login, method: METHOD.password });
        }
      }
      expect(Math.abs(timedOut / asked - 0.045)).toBeLessThan(0.02);
      expect(Math.abs(denied / asked - 0.01)).toBeLessThan(0.008);
      // A quarter of 4.5 % and two fifths of 1 %.
      expect(Math.abs(given / asked - 0.015)).toBeLessThan(0.008);
    });
    it("never asks who has none, nor for a server", () => {
      expect(sessions(200, {}).flat().some(isPush)).toBe(false);
      const change = { hasMfa: true, habits: { ...calm.habits, servers: 1 } };
      expect(sessions(200, { change }).flat().some(isPush)).toBe(false);
    });
  });

  describe("into a server", () => {
    const change = { habits: { ...calm.habits, servers: 1 } };

    it("comes from the inside where one is in the office, and goes on from its exit", () => {
      const inside = organisation.networks.internal[calm.office]!.index;
      for (const [first, ...rest] of sessions(100, { change, fromOffice: true })) {
        expect(first!.network).toBe(inside);
        expect(rest.every(({ network }) => network === organisation.networks.offices[calm.office]!.index)).toBe(true);
      }
      expect(sessions(100, { change }).flat().some(({ network }) => network === inside)).toBe(false); // prettier-ignore
    });

    it("needs no password, so nothing is mistyped", () => {
      const [first, ...others] = sessions(300, { change: { ...change, clumsiness: 0.9 } }).map((events) => events[0]!);
      for (const event of [first!, ...others]) {
        expect(calm.servers).toContain(event.host);
        expect(event.method).not.toBe(METHOD.password);
        expect(event.result).not.toBe(RESULT["bad password"]);
      }
    });
    it("is refused now and then, and then nothing follows", () => {
      const all = sessions(2_000, { change: { ...change, clumsiness: 0.1 } });
      const refused = all.filter((events) => events.some(isFailure));
      expect(refused.length > 10 && refused.length < 100).toBe(true);
      for (const events of refused) expect(events.every(isFailure)).toBe(true);
      expect(sessions(500, { change }).flat().some(isFailure)).toBe(false);
    });
  });

  describe("on the day on which the password expires", () => {
    const expired = ({ result }: SimulatedEvent) => result === RESULT["password expired"];
    const on = (given: Given) => sessions(300, { change: { clumsiness: 0.01, ...given.change }, ...given });

    it("changes it after a failure, in the first session, eight times of ten", () => {
      const all = on({ day: 10 });
      const changed = all.filter((events) => events.some(expired));
      expect(Math.abs(changed.length / all.length - 0.8)).toBeLessThan(0.08);
      for (const [failure, change, next] of changed) {
        expect(failure!.result).toBe(RESULT["password expired"]);
        expect(change).toMatchObject({ action: password_change, result: RESULT.success });
        expect(next!.action).toBe(login);
      }
    });
    it("does not in a later session, on another day, or where nobody fails", () => {
      for (const given of [{ day: 10, signIn: 1 }, { day: 9 }, { day: 11 }]) {
        expect(on(given).flat().some(expired)).toBe(false);
      }
      expect(sessions(300, { day: 10 }).flat().some(expired)).toBe(false);
    });
    it("mistypes it more often for three days", () => {
      const failures = (day: number) =>
        sessions(2_000, { day, signIn: 1, change: { clumsiness: 0.1 } }).flat().filter(isFailure).length; // prettier-ignore
      for (const day of [10, 11, 12]) expect(failures(day)).toBeGreaterThan(2 * failures(13));
    });
  });
});
