import type { City } from "./cities";

/** What kind of network an address belongs to. */
export type NetworkKind = "home" | "mobile" | "hotel" | "hosting" | "anonymiser" | "office" | "vpn" | "internal";

/** A block of addresses with one owner in one place. */
export interface Network {
  /** Its number: what an event holds. */
  index: number;
  kind: NetworkKind;
  /** Autonomous system number. */
  asn: number;
  city: City;
  /** The first address, as a number in [0, 2³²). */
  firstAddress: number;
  /** How many addresses it has. */
  size: number;
}

/** All networks of the simulated world. */
export interface Networks {
  all: readonly Network[];
  /** By number of the city. */
  homes: readonly (readonly Network[])[];
  mobiles: readonly (readonly Network[])[];
  hotels: readonly Network[];
  hosting: readonly Network[];
  anonymisers: readonly Network[];
  /** By number of the office: the exit that everyone in it shares, the range it may move to, and the inside. */
  offices: readonly Network[];
  movedOffices: readonly Network[];
  internal: readonly Network[];
  /** The exits of the organisation's VPN: one an office, and the one in a hosting centre for when these are down. */
  vpn: readonly Network[];
  vpnFallback: Network;
}

const HOME_PROVIDERS = 3;
const MOBILE_PROVIDERS = 2;
const HOSTING_PROVIDERS = 8;
const ANONYMISERS = 5;
/** Autonomous system numbers from here on are for private use (RFC 6996): nobody's own. */
const FIRST_PRIVATE_ASN = 64_512;
/** 240.0.0.0/4, which nobody can own (RFC 1112): the addresses of homes, carriers, hotels and hosting. */
const FIRST_PUBLIC_ADDRESS = 0xf0_00_00_00;
const POOL = 1 << 16;
/** A carrier's gateway: thousands of phones leave by a few addresses. */
const CARRIER_EXITS = 96;
const ANONYMISER_EXITS = 200;
/** The three ranges that RFC 5737 keeps for documentation: office exits, VPN exits, and where an office moves to. */
const OFFICE_EXITS = address(203, 0, 113, 0);
const VPN_EXITS = address(198, 51, 100, 0);
const MOVED_EXITS = address(192, 0, 2, 0);
const EXITS_PER_OFFICE = 4;
const INSIDE = address(10, 0, 0, 0);

/**
 * Lays out the networks of all cities and offices. No address or system number belongs to anyone.
 *
 * Homes and mobile networks of one country share their providers' system numbers. A mobile network's place is its
 * gateway's: the first city of its country, wherever the phone is.
 *
 * @param cities - all cities
 * @param offices - the cities of the offices, at most 20
 */
export function createNetworks(cities: readonly City[], offices: readonly City[]): Networks {
  const all: Network[] = [];
  const asns = new Map<string, number>();
  const asnOf = (owner: string): number => {
    if (!asns.has(owner)) asns.set(owner, FIRST_PRIVATE_ASN + asns.size);
    return asns.get(owner)!;
  };
  let pools = 0;
  const add = (kind: NetworkKind, owner: string, city: City, firstAddress: number, size: number): Network => {
    const network: Network = { index: all.length, kind, asn: asnOf(owner), city, firstAddress, size };
    all.push(network);
    return network;
  };
  const addPool = (kind: NetworkKind, owner: string, city: City, size: number = POOL): Network =>
    add(kind, owner, city, FIRST_PUBLIC_ADDRESS + POOL * pools++, size);
  const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  const gateway = (city: City): City => cities.find(({ country }) => country === city.country)!;

  return {
    homes: cities.map((city) => times(HOME_PROVIDERS, (i) => addPool("home", `home ${city.country} ${i}`, city))),
    mobiles: cities.map((city) =>
      times(MOBILE_PROVIDERS, (i) => addPool("mobile", `mobile ${city.country} ${i}`, gateway(city), CARRIER_EXITS)),
    ),
    hotels: cities.map((city) => addPool("hotel", `hotel ${city.country}`, city)),
    hosting: times(HOSTING_PROVIDERS, (i) => addPool("hosting", `hosting ${i}`, cities[(i * 5) % cities.length]!)),
    anonymisers: times(ANONYMISERS, (i) =>
      addPool("anonymiser", `anonymiser ${i}`, cities[(2 + i * 8) % cities.length]!, ANONYMISER_EXITS),
    ),
    offices: offices.map((city, i) =>
      add("office", "organisation", city, OFFICE_EXITS + EXITS_PER_OFFICE * i, EXITS_PER_OFFICE),
    ),
    movedOffices: offices.map((city, i) =>
      add("office", `moved ${i}`, city, MOVED_EXITS + EXITS_PER_OFFICE * i, EXITS_PER_OFFICE),
    ),
    internal: offices.map((city, i) => add("internal", "organisation", city, INSIDE + POOL * i, POOL)),
    vpn: offices.map((city, i) => add("vpn", "organisation", city, VPN_EXITS + EXITS_PER_OFFICE * i, 2)),
    vpnFallback: addPool("vpn", "hosting 0", cities[0]!, 2),
    all,
  };
}

function address(a: number, b: number, c: number, d: number): number {
  return ((a * 256 + b) * 256 + c) * 256 + d;
}
