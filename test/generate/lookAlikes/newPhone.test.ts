import { describe, expect, it } from "vitest";
import { ACTION, METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { homeOrigin, mobileOrigin } from "../../../src/generate/behaviour/drawPlace";
import { deviceMark } from "../../../src/generate/organisation/deviceMark";
import { PHONE_PROGRAMS } from "../../../src/generate/organisation/userAgents";
import { DAY_MS, eventsOf, HOUR_MS, localHour, planned } from "./simulated";

const runs = Array.from({ length: 20 }, (_, seed) => planned({ new_phone: 1 }, { seed, days: 30 }));
const owner = ({ organisation, added }: (typeof runs)[0]) => organisation.people[added[0]!.account]!;

describe("newPhone", () => {
  it("is set up with sign-ins to several applications within an hour, by day, from home or the carrier", () => {
    for (const run of runs) {
      const [person, { organisation, added }] = [owner(run), run];
      const startedMs = added[0]!.timestampMs;
      const places = [homeOrigin(organisation, person, startedMs), mobileOrigin(person.mobile, person.key, startedMs)];
      expect(places.map(({ address }) => address)).toContain(added[0]!.address);
      expect(new Set(added.map(({ address }) => address)).size).toBe(1);
      const { device } = person.newPhone!;
      const marks = added.map(({ timestampMs }) =>
        deviceMark(device, Math.floor((timestampMs - organisation.startMs) / DAY_MS)),
      );
      expect(added.map((event) => event.device)).toEqual(marks);
      const signedIn = added.filter(({ action, result }) => action === ACTION.login && result === RESULT.success);
      expect(new Set(signedIn.map(({ host }) => host)).size).toBeGreaterThanOrEqual(3);
      expect(added.at(-1)!.timestampMs - startedMs).toBeLessThan(HOUR_MS);
      expect(localHour(person, startedMs)).toBeGreaterThanOrEqual(8);
      expect(localHour(person, startedMs)).toBeLessThan(21);
    }
  });
  it("asks for the password first, and for the second factor of those who have one", () => {
    for (const run of runs) {
      expect(run.added[0]!.method).toBe(run.added[0]!.action === ACTION.mfa ? METHOD.push : METHOD.password);
      expect(run.added.some(({ action }) => action === ACTION.mfa)).toBe(owner(run).hasMfa);
    }
    expect(runs.some(({ added }) => added.some(({ result }) => result === RESULT["bad password"]))).toBe(true);
  });
  it("is a device of its own, drawn anew", () => {
    for (const run of runs) {
      const { newPhone, phone } = owner(run);
      expect(newPhone!.device.id).not.toBe(phone.id);
      expect(PHONE_PROGRAMS).toContain(newPhone!.device.program);
    }
  });
  it("replaces the old phone from then on, and is labelled for a day", () => {
    const sessions = runs.flatMap((run) => {
      const person = owner(run);
      const newPhone = person.newPhone!;
      expect(newPhone.labelledUntilMs - newPhone.fromMs).toBe(DAY_MS);
      const events = eventsOf(run.organisation, person).filter(({ device }) => device === newPhone.device.id);
      for (const { timestampMs } of events) expect(timestampMs).toBeGreaterThanOrEqual(newPhone.fromMs);
      return events.map(({ timestampMs, incident }) => ({
        isLate: timestampMs > newPhone.fromMs + 1.6 * DAY_MS,
        incident,
      }));
    });
    const late = sessions.filter(({ isLate }) => isLate);
    expect(late.length).toBeGreaterThan(20);
    expect(sessions.some(({ incident }) => incident > 0)).toBe(true);
  });
  it("gives nobody two of them", () => {
    const { organisation, added } = planned({ new_phone: 20 }, { users: 8 });
    const owners = organisation.people.filter(({ newPhone }) => newPhone !== null);
    expect(new Set(added.map(({ incident }) => incident)).size).toBe(owners.length);
  });
});
