const OCTETS: readonly string[] = Array.from({ length: 256 }, (_, octet) => String(octet));
const LAST_OCTETS: readonly string[] = OCTETS.map((octet) => `.${octet}`);

/**
 * An IPv4 address in dotted form.
 *
 * @param address - a whole number in [0, 2³²)
 * @example formatAddress(0xcb007105) // "203.0.113.5"
 */
export function formatAddress(address: number): string {
  return (
    OCTETS[address >>> 24]! +
    LAST_OCTETS[(address >>> 16) & 255]! +
    LAST_OCTETS[(address >>> 8) & 255]! +
    LAST_OCTETS[address & 255]!
  );
}
