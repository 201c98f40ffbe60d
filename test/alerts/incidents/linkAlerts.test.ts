import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Alert } from "../../../src/alerts/incidents/Alert";
import { linkAlerts } from "../../../src/alerts/incidents/linkAlerts";
import { alertOf } from "./alertOf";

const HOUR = 60;
const TRY = { rules: ["failure_of_a_stranger"] };
const IN = { isFailure: false, isSuccess: true };

/** Whether all of these are one group. */
const areOne = (...alerts: Alert[]): boolean => new Set(linkAlerts(alerts)).size === 1;
const other = { user: "ben", source_ip: "198.51.100.7", host: "wiki", user_agent: "Firefox" };

describe("linkAlerts(alerts)", () => {
  it("joins what comes from one source within a day, unless many share it", () => {
    const second = { ...other, source_ip: "203.0.113.9" };
    expect(areOne(alertOf(), alertOf({ ...second, minute: 24 * HOUR }))).toBe(true);
    expect(areOne(alertOf(), alertOf({ ...second, minute: 24 * HOUR + 1 }))).toBe(false);
    const office = { isOffice: true };
    expect(areOne(alertOf(office), alertOf({ ...second, ...office }))).toBe(false);
    const shared = { ...IN, isShared: true };
    expect(areOne(alertOf(shared), alertOf({ ...second, ...shared }))).toBe(false);
    // Who guesses at fifty accounts is not fifty people.
    expect(areOne(alertOf({ isShared: true }), alertOf({ ...second, isShared: true }))).toBe(true);
  });

  it("joins what one user does within two days, but not what others try with the name", () => {
    const second = { ...other, user: "ada" };
    expect(areOne(alertOf(IN), alertOf({ ...second, ...IN, minute: 48 * HOUR }))).toBe(true);
    expect(areOne(alertOf(IN), alertOf({ ...second, ...IN, minute: 48 * HOUR + 1 }))).toBe(false);
    expect(areOne(alertOf(), alertOf(second))).toBe(false);
  });

  it("joins a session, from wherever it goes on", () => {
    const session = { ...IN, session_id: "s1" };
    expect(areOne(alertOf(session), alertOf({ ...other, ...session }))).toBe(true);
    expect(areOne(alertOf(session), alertOf({ ...other, ...session, session_id: "s2" }))).toBe(false);
  });

  it("joins strangers' tries at one host with one program, from however many sources", () => {
    const next = (index: number): Alert =>
      alertOf({ ...TRY, user: `u${index}`, source_ip: `198.51.100.${index}`, minute: index * 23 * HOUR });
    expect(areOne(...Array.from({ length: 10 }, (_, index) => next(index)))).toBe(true);
    expect(areOne(next(0), { ...next(1), user_agent: "python" })).toBe(false);
    expect(areOne(next(0), { ...next(1), rules: [] })).toBe(false);
  });

  it("joins tries at one account where the log has no programs, and all at a host where it has no sources either", () => {
    const bare = { ...TRY, user_agent: null };
    const [one, two] = [alertOf(bare), alertOf({ ...bare, source_ip: "198.51.100.7" })];
    expect(areOne(one, two)).toBe(true);
    expect(areOne(one, { ...two, user: "ben" })).toBe(false);
    expect(areOne({ ...one, source_ip: null }, { ...two, user: "ben", source_ip: null })).toBe(true);
  });

  it("joins tries and the success that follows with the same program", () => {
    expect(areOne(alertOf(), alertOf({ ...IN, source_ip: "198.51.100.7", minute: 9 }))).toBe(true);
  });

  it("puts each alert into one group, whose first it names; none where there are none (property)", () => {
    expect([...linkAlerts([])]).toEqual([]);
    const any = fc.record({
      minute: fc.nat(5000),
      user: fc.constantFrom("ada", "ben", null, '","', "__proto__"),
      source_ip: fc.constantFrom("203.0.113.9", "198.51.100.7", null),
      host: fc.constantFrom("mail", null),
      user_agent: fc.constantFrom("curl", null),
      rules: fc.constantFrom([], ["failure_of_a_stranger"], ["unknown_name"]),
      isFailure: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (parts) => {
        const alerts = parts.sort((one, two) => one.minute - two.minute).map((part) => alertOf(part));
        const groups = linkAlerts(alerts);
        expect(groups).toHaveLength(alerts.length);
        groups.forEach((group) => expect(groups[group]).toBe(group));
      }),
    );
  });

  it("takes a hundred thousand alerts in one campaign, one after the other", () => {
    const alerts = Array.from({ length: 100_000 }, (_, index) =>
      alertOf({ ...TRY, user: `u${index}`, source_ip: `s${index}` }),
    );
    expect(areOne(...alerts)).toBe(true);
  });
});
