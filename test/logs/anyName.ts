import fc from "fast-check";

/** Names that somebody may choose who wants a reader to see something else. */
const HOSTILE_NAMES = [
  ...["__proto__", "constructor", "toString", "007", "1e5", "NULL", "null", "true", "-", "unknown", " ", "0"],
  ...["Zoë 🦊", "\u202eada\u202c", "\ud800", "a\nb\r\u2028c", "root from 198.51.100.66 port 22 ssh2"],
  ...['","user":"root"}', '"},{"outcome":"success"', '{"ip":"198.51.100.66"}', "success", "login_success"],
];

/** Any name of a user that is not empty. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 8 }),
);
