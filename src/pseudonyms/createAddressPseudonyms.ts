import { addressText } from "../addresses/addressText";
import { type Network, parseNetwork } from "../addresses/Network";
import { parseAddress } from "../addresses/parseAddress";
import { SPECIAL_NETWORKS } from "../addresses/SPECIAL_NETWORKS";
import { createCryptoPan } from "./createCryptoPan";
import { createTextMac } from "./createTextMac";
import { deriveKey } from "./deriveKey";

/** IPv4 in its IPv6 wrapping, which `parseAddress` takes for IPv4. No other address may get a pseudonym in it. */
const WRAPPED_IPV4: Network = { words: [0, 0, 0xffff, 0], bits: 96 };
const WITHIN = [...SPECIAL_NETWORKS.map(parseNetwork), WRAPPED_IPV4];
/** Networks whose addresses are their own pseudonyms: loopback and "no address" name no machine in particular. */
const UNCHANGED = ["0.0.0.0/8", "127.0.0.0/8", "::/128", "::1/128"].map(parseNetwork);
const MAPPED = "::ffff:";

/** Pseudonyms of what stands where a log has addresses. */
export interface AddressPseudonyms {
  /** The pseudonym of an address, which is an address too; null when the text is no address. */
  substitute: (text: string) => string | null;
  /** The address that has this pseudonym; null when the text is no address, or has a zone. */
  restore: (text: string) => string | null;
}

/**
 * Pseudonyms of addresses, by {@link createCryptoPan}: subnets stay subnets, and what is private, loopback, link-local,
 * multicast or reserved stays that.
 *
 * IPv4 and IPv6 have keys of their own. IPv4 in its IPv6 wrapping (`::ffff:192.0.2.1`) has the pseudonym of the IPv4
 * address, in the same wrapping. A zone (`fe80::1%eth0`) becomes a code. Different spellings of an address have one
 * pseudonym, which is spelled as RFC 5952 has it.
 *
 * @param key - the user's key
 * @example createAddressPseudonyms(key).substitute("10.1.2.3") // "10.93.7.250"
 */
export function createAddressPseudonyms(key: Uint8Array): AddressPseudonyms {
  const networks = { within: WITHIN, unchanged: UNCHANGED };
  const ipv4 = createCryptoPan(deriveKey(key, "IPv4"), networks);
  const ipv6 = createCryptoPan(deriveKey(key, "IPv6"), networks);
  const zoneCode = createTextMac(deriveKey(key, "zone"));

  function translate(text: string, way: "substitute" | "restore"): string | null {
    const address = parseAddress(text);
    if (address === null) return null;
    const { words } = address;
    if (words.length === 4) return addressText(ipv6[way](words));
    return (text.includes(":") ? MAPPED : "") + addressText(ipv4[way](words));
  }

  return {
    substitute(text) {
      const zoneAt = text.indexOf("%");
      if (zoneAt < 0) return translate(text, "substitute");
      const address = translate(text.slice(0, zoneAt), "substitute");
      return address && `${address}%${zoneCode(text.slice(zoneAt + 1))}`;
    },
    restore: (text) => translate(text, "restore"),
  };
}
