const MAPPED_IPV4 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/** What sshd and PAM write when they do not know the address. */
const NO_ADDRESS: ReadonlySet<string> = new Set(["", "UNKNOWN", "unknown", "?", "-", "(null)"]);

/**
 * The address as the event keeps it: IPv4 out of its IPv6 wrapping, null when the log says that it is unknown.
 *
 * Everything else stays as written, also host names and leading zeros: `192.030.0.6` may mean two addresses,
 * and guessing would accuse the wrong one.
 *
 * @param text - what stands in the log where the address belongs
 * @returns the address, or null
 * @example normaliseAddress("::ffff:192.0.2.1") // "192.0.2.1"
 */
export function normaliseAddress(text: string): string | null {
  if (NO_ADDRESS.has(text)) return null;
  if (text.charCodeAt(0) !== 58 /* : */) return text;
  return MAPPED_IPV4.exec(text)?.[1] ?? text;
}
