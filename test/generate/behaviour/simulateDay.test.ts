import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { ACTION, EventBuffer, METHOD, RESULT, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { simulateDay } from "../../../src/generate/behaviour/simulateDay";
import type { Organisation } from "../../../src/generate/organisation/Organisation";
import type { Person } from "../../../src/generate/organisation/Person";
import { allDays, DAY_MS, dayOf, eventsIn, HOUR_MS, only, quietOrganisation } from "../quiet";

/** Local days and hours of the sign-ins with a password of the people of an office. */
function localTimes({ people, startMs }: Organisation, events: EventBuffer, office: number) {
  const { account, timestampMs, action, method } = events.columns;
  const times: { day: number; hour: number }[] = [];
  for (let row = 0; row < events.length; row++) {
    const person = people[account[row]!];
    if (person?.office !== office || person.role === "service") continue;
    if (action[row] !== ACTION.login || method[row] !== METHOD.password) continue;
    const localMs = timestampMs[row]! + person.clock.offsetMs(timestampMs[row]!) - startMs;
    const day = Math.floor(localMs / DAY_MS);
    times.push({ day, hour: (localMs - day * DAY_MS) / HOUR_MS });
  }
  return times;
}

describe("simulateDay(organisation, person, day, out)", () => {
  const OFFICES = ["Berlin", "San Francisco", "Bengaluru", "Sydney", "London"];
  let world: Organisation;
  let events: EventBuffer;

  beforeAll(() => {
    world = quietOrganisation({ users: 2_000, days: 28, offices: OFFICES });
    events = allDays(world);
  });

  it("appends to what is there", () => {
    const out = new EventBuffer();
    const person = world.people.find(({ role }) => role === "service")!;
    simulateDay(world, person, 0, out);
    const first = eventsIn(out);
    simulateDay(world, person, 0, out);
    expect(eventsIn(out)).toEqual([...first, ...first]);
    expect(first.length).toBeGreaterThan(0);
  });
  it("gives the same day by itself, twice, and after others (property)", () => {
    const one = fc.record({ person: fc.nat(1_999), day: fc.integer({ min: 0, max: 27 }) });
    fc.assert(
      fc.property(one, ({ person: index, day }) => {
        const person = world.people[index]!;
        const alone = dayOf(world, person, day);
        const out = new EventBuffer();
        for (let before = Math.max(0, day - 3); before <= day; before++) simulateDay(world, person, before, out);
        const together = eventsIn(out);
        expect(together.slice(together.length - alone.length)).toEqual(alone);
        expect(dayOf(world, person, day)).toEqual(alone);
      }),
      { numRuns: 200 },
    );
  });
  it("has sessions that begin on the day, and no event later than the day after", () => {
    for (let day = 0; day < 28; day++) {
      const events = world.people.slice(0, 300).map((person) => dayOf(world, person, day));
      const times = (of: SimulatedEvent[]) => of.map(({ timestampMs }) => (timestampMs - world.startMs) / DAY_MS - day);
      const first = events.filter(({ length }) => length > 0).map((of) => Math.min(...times(of)));
      expect(Math.min(...first) >= 0 && Math.max(...first) < 1).toBe(true);
      expect(Math.max(...times(events.flat()))).toBeLessThan(2);
    }
  });
  it("gives the weekend less than a fifth of a working day's sign-ins, in the calendar of each office", () => {
    for (const [office, name] of OFFICES.entries()) {
      const days = new Array<number>(28).fill(0);
      for (const { day } of localTimes(world, events, office)) if (day >= 0 && day < 28) days[day]!++;
      const mean = (wanted: (weekday: number) => boolean) => {
        const chosen = days.filter((_, day) => day > 0 && day < 27 && wanted(day % 7));
        return chosen.reduce((a, b) => a + b, 0) / chosen.length;
      };
      const share = mean((weekday) => weekday >= 5) / mean((weekday) => weekday < 5);
      expect(share, name).toBeLessThan(0.2);
      expect(share, name).toBeGreaterThan(0.02);
    }
  });
  it("peaks between eight and eleven of each office's own clock, and sleeps from one to six", () => {
    for (const [office, name] of OFFICES.entries()) {
      const hours = new Array<number>(24).fill(0);
      const times = localTimes(world, events, office);
      for (const { hour } of times) hours[Math.floor(hour)]!++;
      const peak = hours.indexOf(Math.max(...hours));
      expect(peak >= 8 && peak <= 11, name).toBe(true);
      expect(hours.slice(1, 6).reduce((a, b) => a + b, 0) / times.length, name).toBeLessThan(0.05);
      expect(hours.slice(8, 18).reduce((a, b) => a + b, 0) / times.length, name).toBeGreaterThan(0.7);
    }
  });
  it("keeps the local hours when the clocks change: medians of working days differ by less than 0.4 hours", () => {
    // Berlin on 29 March, Sydney on 5 April, New York on 8 March: each the seventh day. The first one is not whole.
    for (const [office, start, firstAfter] of [
      ["Berlin", "2026-03-23", 6],
      ["Sydney", "2026-03-30", 6],
      ["New York", "2026-03-02", 6],
    ] as const) {
      const organisation = quietOrganisation({ users: 400, days: 13, start, offices: [office] });
      const times = localTimes(organisation, allDays(organisation), 0);
      const median = (wanted: (day: number) => boolean) => {
        const hours = times.filter(({ day }) => wanted(day)).map(({ hour }) => hour).sort((a, b) => a - b); // prettier-ignore
        return hours[hours.length >> 1]!;
      };
      const [before, after] = [median((day) => day >= 1 && day < 5), median((day) => day > firstAfter && day < 12)];
      expect(Math.abs(before - after), office).toBeLessThan(0.4);
      expect(organisation.clocks[0]!.offsetMs(organisation.startMs)).not.toBe(
        organisation.clocks[0]!.offsetMs(organisation.endMs),
      );
    }
  });
  it("lets nobody sign in before the first local day in the organisation or after the last", () => {
    const roles = { ...only("leaver"), leaver: 0.5, new_hire: 0.5 };
    const { people, startMs, ...rest } = quietOrganisation({ users: 300, days: 20, offices: OFFICES, roles });
    const organisation = { people, startMs, ...rest };
    let [signIns, outside] = [0, 0];
    for (const person of people) {
      for (let day = 0; day < 20; day++) {
        for (const { timestampMs, method, action, result } of dayOf(organisation, person, day)) {
          if (result === RESULT["account disabled"]) continue;
          const localDay = Math.floor((timestampMs + person.clock.offsetMs(timestampMs) - startMs) / DAY_MS);
          const begins = action === ACTION.login && method !== METHOD.token;
          if (begins) signIns++;
          // The last session may go on past midnight.
          if (localDay < person.joinsOnDay || localDay > person.leavesOnDay + (begins ? 0 : 1)) outside++;
        }
      }
    }
    expect(outside).toBe(0);
    expect(signIns).toBeGreaterThan(5_000);
  });
  it("lets the phone of who has left ask for mail, in vain, on three of ten days for two weeks", () => {
    const organisation = quietOrganisation({ users: 200, days: 40, roles: only("leaver") });
    let asked = 0;
    for (const one of organisation.people) {
      const person = { ...one, leavesOnDay: 9 };
      for (let day = 11; day < 40; day++) {
        for (const { result, device, network, account } of dayOf(organisation, person, day)) {
          asked++;
          expect({ result, device, network, account }).toEqual({
            result: RESULT["account disabled"],
            device: person.phone.id,
            network: person.mobile.index,
            account: person.index,
          });
          expect(day).toBeLessThanOrEqual(9 + 14);
        }
      }
    }
    expect(Math.abs(asked / 200 / 13 - 0.3)).toBeLessThan(0.05);
  });
  it("works in office hours on the last day too", () => {
    const organisation = quietOrganisation({ users: 400, days: 1, offices: ["Berlin"], roles: only("office") });
    const people = organisation.people.map((person) => ({ ...person, leavesOnDay: 0, leave: [] }));
    const last = { ...organisation, people };
    const hours = localTimes(last, allDays(last), 0).map(({ hour }) => hour);
    expect(hours.filter((hour) => hour >= 8 && hour < 12).length / hours.length).toBeGreaterThan(0.4);
  });
  it("has the sessions of a night on call, from home, with its incident", () => {
    const fromMs = world.startMs + 5 * DAY_MS + 2 * HOUR_MS;
    const untilMs = fromMs + 3 * HOUR_MS;
    const quiet = world.people.find(({ role }) => role === "office")!;
    const person: Person = { ...quiet, nights: [{ fromMs, untilMs, labelledUntilMs: untilMs, incident: 77 }] };
    const night = dayOf(world, person, 5).filter(({ incident }) => incident === 77);
    expect(
      dayOf(world, person, 4)
        .concat(dayOf(world, person, 6))
        .some(({ incident }) => incident === 77),
    ).toBe(false);
    const sessions = new Set(night.map(({ session }) => session).filter((session) => session > 0));
    expect(sessions.size >= 3 && sessions.size <= 6).toBe(true);
    expect(night.every(({ network }) => network === person.home.index)).toBe(true);
    expect(Math.min(...night.map(({ timestampMs }) => timestampMs))).toBeGreaterThanOrEqual(fromMs);
    const ordinary = dayOf(world, person, 5).filter(({ incident }) => incident !== 77);
    expect(ordinary).toEqual(dayOf(world, quiet, 5));
  });
  it("has sessions of an account that all have different numbers, even of the busiest", () => {
    const busy = quietOrganisation({ users: 3, days: 3, eventsPerUserDay: 1_000, roles: only("developer") });
    const numbers = eventsIn(allDays(busy)).filter(
      ({ method, action, session }) => session > 0 && action === ACTION.login && method !== METHOD.token,
    );
    expect(numbers.length).toBeGreaterThan(3_000);
    expect(new Set(numbers.map(({ account, session }) => `${account}/${session}`)).size).toBe(numbers.length);
  });
  it("locks accounts only after five wrong passwords in a row", () => {
    const clumsy = quietOrganisation({ users: 300, days: 14, failureShare: 0.3 });
    let lockouts = 0;
    for (const person of clumsy.people) {
      for (let day = 0; day < 14; day++) {
        const own = dayOf(clumsy, person, day).filter(({ account }) => account === person.index);
        for (const [row, { result }] of own.entries()) {
          if (result !== RESULT["account locked"] || own[row - 1]!.result === RESULT["account locked"]) continue;
          lockouts++;
          expect(own.slice(row - 5, row).map((event) => event.result)).toEqual(Array(5).fill(RESULT["bad password"]));
        }
      }
    }
    expect(lockouts).toBeGreaterThan(20);
  });
  it("lets nobody sign in with a password while the account is locked, but for a session that began before", () => {
    const clumsy = quietOrganisation({ users: 150, days: 10, failureShare: 0.4, roles: { service: 0 } });
    let [lockouts, broken] = [0, 0];
    for (const person of clumsy.people) {
      for (let day = 0; day < 10; day++) {
        const own = dayOf(clumsy, person, day).filter(
          ({ account, method }) => account === person.index && method === METHOD.password,
        );
        own.sort((a, b) => a.timestampMs - b.timestampMs);
        own.forEach(({ result, timestampMs }, row) => {
          if (result !== RESULT["account locked"] || own[row - 1]?.result === result) return;
          lockouts++;
          const later = own.slice(row + 1).find((event) => event.result === RESULT.success);
          if (later && later.timestampMs - timestampMs < 19 * 60_000) broken++;
        });
      }
    }
    expect(lockouts).toBeGreaterThan(60);
    expect(broken / lockouts).toBeLessThan(0.03);
  });
});
