import { describe, expect, it } from "vitest";
import { computeEvidence } from "../../../src/alerts/rules/computeEvidence";
import { isPublished, RULES } from "../../../src/alerts/rules/RULES";
import { assertFeatures } from "../../../src/features/assertFeature";
import { CATALOGUE } from "../../../src/features/catalogue";
import { presetFeatures } from "../../../src/features/presetFeatures";
import { ruleFeatures } from "../../../src/alerts/rules/ruleFeatures";
import type { AuthEvent } from "../../../src/logs/AuthEvent";
import { databaseOfEvents, us } from "../../logs/databaseOfEvents";

const START = us("2026-03-02T08:00:00Z");
const [SECOND, MINUTE, HOUR, DAY] = [1e6, 60e6, 3600e6, 86_400e6];
const BERLIN = { country: "DE", city: "Berlin", latitude: 52.52, longitude: 13.4, asn: 64_500 };
const TOKYO = { country: "JP", city: "Tokyo", latitude: 35.68, longitude: 139.69, asn: 64_501 };
const HOME = { source_ip: "192.0.2.1", device: "laptop", user_agent: "Firefox", host: "mail", ...BERLIN };
const AWAY = { source_ip: "203.0.113.9", device: "other", user_agent: "curl", host: "mail", ...TOKYO };

type Event = Partial<AuthEvent> & { at: number };

/** So many events, one each `step` microseconds. */
const many = (count: number, step: number, event: (index: number) => Partial<AuthEvent>): Event[] =>
  Array.from({ length: count }, (_, index) => ({ at: START + index * step, ...event(index) }));
/** Ada at work: six sign-ins, one a day, then it is the seventh day. */
const WEEK = many(6, DAY, () => ({ user: "ada", outcome: "success", ...HOME }));
const later = (...events: Partial<AuthEvent>[]): Event[] =>
  events.map((event, index) => ({ at: START + 6 * DAY + index * MINUTE, user: "ada", outcome: "success", ...event }));
const times = (count: number, event: Partial<AuthEvent>): Partial<AuthEvent>[] =>
  Array.from({ length: count }, () => event);
const failure = { outcome: "failure", failure_reason: "bad password" } as const;

async function fires(events: readonly Event[]): Promise<readonly string[][]> {
  const db = await databaseOfEvents(events.map(({ at, ...event }) => ({ timestampUs: at, ...event })));
  const { hits } = await computeEvidence(db, presetFeatures("basic"));
  db.closeSync();
  const rulesOf = new Map(hits.map(({ row, rules }) => [row, [...rules]]));
  return events.map((_, row) => rulesOf.get(row) ?? []);
}

/** Rule → events of which the last fires it, and others of which the last does not, for one small difference. */
const CASES: Readonly<Record<string, readonly [fires: Event[], not: Event[]]>> = {
  password_spraying: [
    many(30, 10 * SECOND, (index) => ({ user: `u${index % 10}`, ...AWAY, ...failure })),
    many(30, 10 * SECOND, (index) => ({ user: `u${index % 9}`, ...AWAY, ...failure })),
  ],
  credential_stuffing: [
    many(16, 10 * SECOND, (index) => ({ user: `u${index}`, ...AWAY, ...failure })),
    many(16, 10 * SECOND, (index) => ({ user: `u${index}`, ...AWAY, ...failure, failure_reason: `kind ${index % 2}` })),
  ],
  distributed_spraying: [
    many(32, SECOND, (index) => ({ user: `u${index}`, ...AWAY, ...failure, source_ip: `203.0.${index}.1` })),
    many(32, SECOND, (index) => ({ user: `u${index}`, ...AWAY, ...failure, source_ip: `203.0.${index % 30}.1` })),
  ],
  many_failures: [
    many(6, 30 * SECOND, () => ({ user: "ada", ...AWAY, ...failure })),
    many(5, 30 * SECOND, () => ({ user: "ada", ...AWAY, ...failure })),
  ],
  guessing_then_success: [
    [...WEEK, ...later(...times(5, { ...AWAY, ...failure }), AWAY)],
    [...WEEK, ...later(...times(5, { ...HOME, ...failure }), HOME)],
  ],
  impossible_travel: [
    [...WEEK, ...later(HOME, AWAY)],
    [...WEEK, ...later(HOME, { ...AWAY, ...BERLIN })],
  ],
  two_networks_at_once: [
    [
      { at: START, user: "ada", outcome: "success", source_ip: "192.0.2.1" },
      { at: START + 3 * SECOND, user: "ada", outcome: "success", source_ip: "203.0.113.9" },
    ],
    [
      { at: START, user: "ada", outcome: "success", source_ip: "192.0.2.1" },
      { at: START + HOUR, user: "ada", outcome: "success", source_ip: "203.0.113.9" },
    ],
  ],
  mfa_fatigue: [
    many(11, 30 * SECOND, () => ({ user: "ada", action: "mfa", ...failure })),
    many(10, 30 * SECOND, () => ({ user: "ada", action: "mfa", ...failure })),
  ],
  dormant_account: [
    [...WEEK, { at: START + 186 * DAY, user: "ada", outcome: "success", ...HOME }],
    [...WEEK, { at: START + 184 * DAY, user: "ada", outcome: "success", ...HOME }],
  ],
  first_country: [
    [...WEEK, ...later({ ...HOME, country: "FR" })],
    [...WEEK, ...later(HOME)],
  ],
  fan_out: [
    many(31, 5 * SECOND, (index) => ({ user: "ada", outcome: "success", host: `srv-${index}` })),
    many(31, 5 * SECOND, (index) => ({ user: "ada", outcome: "success", host: `srv-${index % 29}` })),
  ],
  new_device_in_new_city: [
    [...WEEK, ...later({ ...HOME, device: "other", city: "Munich" })],
    [...WEEK, ...later({ ...HOME, city: "Munich" })],
  ],
  new_device_in_new_country: [
    [...WEEK, ...later({ ...HOME, device: "other", country: "FR" })],
    [...WEEK, ...later({ ...HOME, device: "other" })],
  ],
  new_device_in_new_network: [
    [...WEEK, ...later({ ...HOME, device: "other", source_ip: "203.0.113.9" })],
    [...WEEK, ...later({ ...HOME, device: "other", source_ip: "192.0.2.77" })],
  ],
  new_device_too_far: [
    [...WEEK, ...later(HOME, AWAY)],
    [...WEEK, ...later(HOME, { ...AWAY, device: "laptop" })],
  ],
  session_moved: [
    [...WEEK, ...later({ ...HOME, session_id: "s" }, { ...AWAY, session_id: "s" })],
    [...WEEK, ...later({ ...HOME, session_id: "s" }, { ...AWAY, session_id: "s", asn: HOME.asn })],
  ],
  session_far_away: [
    [...WEEK, ...later({ ...HOME, session_id: "s" }, { ...AWAY, session_id: "s" })],
    [...WEEK, ...later({ ...HOME, session_id: "s" }, { ...AWAY, ...BERLIN, session_id: "s" })],
  ],
  service_account_by_hand: [
    [
      ...many(20, HOUR, () => ({ user: "svc-mail", outcome: "success", method: "token", user_agent: "curl/8" })),
      {
        at: START + DAY,
        user: "svc-mail",
        outcome: "success",
        method: "password",
        user_agent: "Mozilla/5.0 Firefox/9",
      },
    ],
    many(21, HOUR, () => ({ user: "svc-mail", outcome: "success", method: "token", user_agent: "curl/8" })),
  ],
  pushes_to_a_stranger: [
    [...WEEK, ...later(...times(2, { ...AWAY, action: "mfa", ...failure }))],
    [...WEEK, ...later(...times(2, { ...HOME, action: "mfa", ...failure }))],
  ],
  new_hosts: [
    [...often(), ...later(...["a", "b", "c"].map((host) => ({ ...HOME, host })))],
    [...often(), ...later(...["a", "b"].map((host) => ({ ...HOME, host })))],
  ],
  many_new_hosts: [
    [...often(), ...later(...["a", "b", "c", "d", "e"].map((host) => ({ ...HOME, host })))],
    [...often(), ...later(...["a", "b", "c", "d"].map((host) => ({ ...HOME, host })))],
  ],
  unknown_account_wakes_up: [
    [...WEEK, ...later({ user: "eve", source_ip: "203.0.113.9" })],
    [...WEEK.slice(0, 3), { at: START + 2.5 * DAY, user: "eve", outcome: "success", source_ip: "203.0.113.9" }],
  ],
  account_wakes_up: [
    [...WEEK, { at: START + 20 * DAY, user: "ada", outcome: "success", source_ip: "203.0.113.9" }],
    [...WEEK, { at: START + 20 * DAY, user: "ada", outcome: "success", ...HOME }],
  ],
  failure_of_a_stranger: [
    [...WEEK, ...later({ ...AWAY, ...failure })],
    [...WEEK, ...later({ ...HOME, ...failure })],
  ],
  unknown_name: [
    [...WEEK, ...later({ ...AWAY, user: "oracle", outcome: "failure", failure_reason: "unknown user" })],
    [...WEEK, ...later({ ...HOME, user: "oracle", outcome: "failure", failure_reason: "unknown user" })],
  ],
};

/** Two hundred sign-ins of everyone at one host, so that others are rare, then Ada's week. */
function often(): Event[] {
  return [...many(200, MINUTE, (index) => ({ user: `u${index % 20}`, outcome: "success", ...HOME })), ...WEEK];
}

describe("RULES", () => {
  it("are conditions that features' expressions may be, with names of their own", () => {
    expect(() => assertFeatures(ruleFeatures(RULES), "RULES")).not.toThrow();
    for (const { shows, points, kind, techniques } of RULES) {
      for (const name of shows) expect(CATALOGUE.map((feature) => feature.name)).toContain(name);
      expect(kind === "member" ? points === 0 : points > 0).toBe(true);
      for (const id of techniques) expect(id).toMatch(/^T1\d{3}(\.\d{3})?$/);
    }
    expect(RULES.filter(({ name }) => isPublished(name)).every(({ origin }) => origin !== "authlens")).toBe(true);
  });

  it("are all tested", () => {
    expect(Object.keys(CASES).sort()).toEqual(RULES.map(({ name }) => name).sort());
  });

  it.each(Object.entries(CASES))(
    "%s fires at the last of these events, and not for a small difference",
    async (name, [yes, no]) => {
      expect((await fires(yes)).at(-1)).toContain(name);
      expect((await fires(no)).at(-1)).not.toContain(name);
    },
  );

  it("take the user agent for the device where a log has no devices", async () => {
    const bare = (event: Event): Event => ({ ...event, device: null });
    const events = [...WEEK, ...later({ ...HOME, user_agent: "curl", city: "Munich" })].map(bare);
    expect((await fires(events)).at(-1)).toContain("new_device_in_new_city");
  });

  it("say nothing of ordinary days", async () => {
    expect((await fires([...WEEK, ...later(HOME, HOME)])).flat()).toEqual([]);
  });
});

describe("ruleFeatures(rules)", () => {
  it("names the rule whose feature is none", () => {
    const rule = { ...RULES[0]!, name: "mine", sql: "{failures_of_martians} > 1" };
    expect(() => ruleFeatures([rule])).toThrow(
      new RangeError("ruleFeatures: the rule mine names failures_of_martians, which is no feature"),
    );
  });
});
