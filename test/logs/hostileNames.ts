import fc from "fast-check";

/** Names of users that a reader may take for something else. */
export const HOSTILE_NAMES: readonly string[] = [
  "__proto__",
  "constructor",
  "007",
  "1e5",
  "NULL",
  "null",
  "true",
  "🦊",
  "\u202egnp.exe",
  " ada ",
  "a,b",
  'a"b',
  "a\\",
  'a\\"b',
  'x", ipAddress="198.51.100.66", error="none',
  "x', ipAddress=198.51.100.66",
  '","outcome":"success","source":{"ip":"198.51.100.66"},"a":"',
];

/** Any name of a user that is not empty. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('"', "'", "\\", ",", " ", "=", "a", "ipAddress"), minLength: 1, maxLength: 20 }),
);
