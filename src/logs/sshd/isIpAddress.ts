const DOTTED = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/**
 * Whether a text looks like an IP address rather than a host name (which holds no colon and is not four numbers).
 *
 * @example isIpAddress("2001:db8::1") // true
 */
export function isIpAddress(text: string): boolean {
  return DOTTED.test(text) || text.includes(":");
}
