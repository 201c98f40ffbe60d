import fc from "fast-check";
import type { AuthEvent } from "../../src/logs/AuthEvent";

/** Text that means something to one of the formats, or to a reader that looks too closely. */
const TELLING = [
  "",
  "-",
  " ",
  "0",
  "0x0",
  "007",
  "123",
  "ada",
  "ada@example.com",
  "EXAMPLE\\ada",
  "DC01$",
  "SYSTEM",
  "anonymous logon",
  "DWM-1",
  "root",
  "null",
  "__proto__",
  "HIDDEN_DUE_TO_SECURITY_REASONS",
  "AROAEXAMPLE:ada",
  "invalid user root",
  "root from 198.51.100.66 port 22 ssh2",
  "root from 198.51.100.66 not allowed because not listed in AllowUsers",
  "root not allowed because account is locked",
  "x not allowed because shell /x does not exist",
  '","user":"root"}',
  "a\nb\r\u2028c",
  "\ud800",
  "Zoë 🦊",
  "::1",
  "DE",
];
const REASONS = [
  "bad password",
  "unknown user",
  "password expired",
  "account locked",
  "account disabled",
  "key refused",
  "mfa denied",
  "mfa timeout",
  "mfa required",
  "blocked by policy",
  "bad key",
  "bad credentials",
  "not allowed",
];
const METHODS = [
  ...["password", "publickey", "push", "totp", "token", "kerberos", "ntlm"],
  ...["remote interactive", "network", "interactive", "unlock", "keyboard-interactive/pam"],
];

const text = fc.oneof(
  fc.constantFrom(...TELLING),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const maybeText = fc.option(text, { freq: 4 });
const address = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.ipV4().map((ip) => `::ffff:${ip}`),
  text,
);
/** 1970 to 2199, in milliseconds and in microseconds. */
const timestampUs = fc.oneof(
  fc.integer({ min: 0, max: 7_258_118_399_999 }).map((ms) => ms * 1000),
  fc.integer({ min: 0, max: 7_258_118_399_999_999 }),
);
const degrees = fc.option(fc.double({ min: -180, max: 180 }), { freq: 4 });

/** What a format has words for. */
export interface Words {
  actions: readonly string[];
  methods: readonly (string | null)[];
  reasons: readonly (string | null)[];
}

/**
 * Any event that a log could hold, and some that none could.
 *
 * @param words - of one format: most events use them
 */
export function anyEvent({ actions, methods, reasons }: Words): fc.Arbitrary<AuthEvent> {
  return fc.record({
    event_id: maybeText,
    timestampUs,
    user: maybeText,
    source_ip: fc.option(address, { freq: 9 }),
    outcome: fc.constantFrom("success", "failure"),
    failure_reason: mostly(reasons, fc.option(fc.oneof(fc.constantFrom(...REASONS), text))),
    action: mostly(actions, fc.oneof(fc.constantFrom("login", "logout", "mfa", "password_change"), text)),
    method: mostly(methods, fc.option(fc.oneof(fc.constantFrom(...METHODS), text))),
    country: fc.option(fc.oneof(fc.constantFrom("DE", "US", "NA"), text)),
    city: maybeText,
    latitude: degrees,
    longitude: degrees,
    asn: fc.option(fc.oneof(fc.nat(), fc.double())),
    user_agent: maybeText,
    device: maybeText,
    host: fc.oneof(fc.constant("app-1"), maybeText),
    session_id: maybeText,
  });
}

/** Mostly one of these values. */
function mostly<T>(values: readonly T[], others: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: fc.constantFrom(...values), weight: 3 }, { arbitrary: others, weight: 1 });
}

/**
 * An event of somebody who signs in, as the generator makes them: of the words in its vocabulary only.
 *
 * @param methods - those to choose from
 * @param reasons - those of a failure
 */
export function ordinaryEvent(
  methods: readonly string[],
  reasons: readonly (string | null)[],
): fc.Arbitrary<AuthEvent> {
  return fc
    .record({
      event_id: fc.nat().map(String),
      timestampUs,
      user: fc.stringMatching(/^[a-z]{1,8}\.[a-z]{1,8}$/),
      source_ip: fc.oneof(fc.ipV4(), fc.ipV6()),
      outcome: fc.constantFrom("success" as const, "failure" as const),
      reason: fc.constantFrom(...reasons),
      method: fc.constantFrom(...methods),
      country: fc.constantFrom("DE", "US", "NA"),
      city: fc.constantFrom("Berlin", "São Paulo"),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      asn: fc.nat(),
      user_agent: fc.string(),
      device: fc.uuid(),
      host: fc.stringMatching(/^[a-z]{1,8}-\d$/),
      session_id: fc.uuid(),
    })
    .map(({ reason, ...event }) => ({
      ...event,
      action: "login",
      failure_reason: event.outcome === "failure" ? reason : null,
    }));
}
