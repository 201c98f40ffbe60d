/**
 * Networks whose addresses belong to nobody in particular, or to many: all blocks of the IANA registries of
 * special-purpose addresses, also those that are reached from everywhere, and multicast. Of IPv6 only 2000::/3 is given
 * out, so the rest is special as a whole; the networks in it that mean something are named as well.
 *
 * Addresses in them are nowhere, so they are not looked up; and a pseudonym is in one of them exactly when the address
 * is, so that a private address stays a private one and a public one public.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 * @see https://www.iana.org/assignments/ipv6-address-space
 */
export const SPECIAL_NETWORKS: readonly string[] = [
  "0.0.0.0/8", // this network, RFC 791
  "10.0.0.0/8", // private, RFC 1918
  "100.64.0.0/10", // shared behind carriers' NAT, RFC 6598
  "127.0.0.0/8", // loopback, RFC 1122
  "169.254.0.0/16", // link-local, RFC 3927
  "172.16.0.0/12", // private, RFC 1918
  "192.0.0.0/24", // protocol assignments, RFC 6890
  "192.0.2.0/24", // documentation, RFC 5737
  "192.31.196.0/24", // AS112, RFC 7535
  "192.52.193.0/24", // AMT, RFC 7450
  "192.88.99.0/24", // 6to4 relays, RFC 7526
  "192.168.0.0/16", // private, RFC 1918
  "192.175.48.0/24", // AS112, RFC 7534
  "198.18.0.0/15", // benchmarks, RFC 2544
  "198.51.100.0/24", // documentation, RFC 5737
  "203.0.113.0/24", // documentation, RFC 5737
  "224.0.0.0/4", // multicast, RFC 5771
  "240.0.0.0/4", // reserved, RFC 1112, and broadcast, RFC 919
  "::/3", // not given out, RFC 4291
  "4000::/2", // not given out
  "8000::/1", // not given out
  "::/128", // no address, RFC 4291
  "::1/128", // loopback, RFC 4291
  "64:ff9b::/96", // NAT64, RFC 6052
  "64:ff9b:1::/48", // NAT64, RFC 8215
  "100::/64", // discarded, RFC 6666
  "100:0:0:1::/64", // dummy prefix, RFC 9780
  "2001::/23", // Teredo, benchmarks, ORCHID and other protocol assignments, RFC 2928
  "2001:db8::/32", // documentation, RFC 3849
  "2002::/16", // 6to4, RFC 3056
  "2620:4f:8000::/48", // AS112, RFC 7534
  "3fff::/20", // documentation, RFC 9637
  "5f00::/16", // SRv6, RFC 9602
  "fc00::/7", // private, RFC 4193
  "fe80::/10", // link-local, RFC 4291
  "ff00::/8", // multicast, RFC 4291
];
