import type { Network } from "../organisation/createNetworks";
import { mixBits } from "../organisation/mixBits";
import type { Organisation } from "../organisation/Organisation";
import type { Device, Person } from "../organisation/Person";
import { dayWeight } from "./dayWeight";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** How long a phone keeps a carrier's exit, and a guest a hotel's address. */
const CARRIER_LEASE_MS = 5 * HOUR_MS;
const HOTEL_LEASE_MS = 2 * DAY_MS;
/** Salts that keep the look-ups apart. */
const SALT = { atHome: 0x0a11, lease: 0x1ea5, mobile: 0x30b1, hotel: 0x4073, exit: 0x5e17, inside: 0x6114 } as const;

/** Where a sign-in comes from, and with what. */
export interface Origin {
  address: number;
  network: Network;
  device: Device;
  /** Number of the incident that put it there; 0 for none. */
  incident: number;
}

/**
 * Where someone signs in from at a time: office, home, on the way, on a journey; directly or by the VPN.
 *
 * @param localDay - from the start of the log, in the person's own calendar
 * @param hour - local hour
 */
export function drawPlace(
  organisation: Organisation,
  person: Person,
  timestampMs: number,
  localDay: number,
  hour: number,
  random: () => number,
): Origin {
  const { habits } = person;
  const onPhone = random() < habits.mobile;
  const by = random();
  for (const { firstDay, lastDay, city, incident } of person.journeys) {
    if (localDay >= firstDay && localDay <= lastDay) {
      return travelOrigin(organisation, person, { timestampMs, city, incident, onPhone, by });
    }
  }
  if (onPhone && by < 0.75) return withPhone(person, timestampMs, mobileOrigin(person.mobile, person.key, timestampMs));
  const inOffice =
    hour >= person.startsAt &&
    hour < person.startsAt + person.workingHours &&
    mixBits(person.key ^ SALT.atHome, localDay) >= habits.atHome * 2 ** 32 &&
    dayWeight(organisation, person, localDay) === 1;
  const place = inOffice
    ? officeOrigin(organisation, person, timestampMs)
    : by < habits.vpn
      ? vpnOrigin(organisation, person, timestampMs)
      : homeOrigin(organisation, person, timestampMs);
  return onPhone ? withPhone(person, timestampMs, place) : withDevice(place, person.laptop);
}

/** An address, its network, and the incident that put someone there. */
export type Place = Omit<Origin, "device">;

/** Someone's home address at a time; it changes when the provider's lease ends. */
export function homeOrigin({ startMs }: Organisation, person: Person, timestampMs: number): Place {
  const { home, leaseDays, leasePhase, key } = person;
  const lease = Math.floor((timestampMs - startMs) / (leaseDays * DAY_MS) + leasePhase);
  return { address: home.firstAddress + (mixBits(key ^ SALT.lease, lease) % home.size), network: home, incident: 0 };
}

/** The address inside the organisation that someone's device always has. */
export function insideOrigin(organisation: Organisation, person: Person): Place {
  const network = organisation.networks.internal[person.office]!;
  const address = network.firstAddress + 256 + (mixBits(person.key, SALT.inside) % (network.size - 512));
  return { address, network, incident: 0 };
}

/** The exit of someone's office, wherever the office is at that time. */
export function officeOrigin(
  { networks, officeMoves }: Organisation,
  { office, key }: Person,
  timestampMs: number,
): Place {
  const move = officeMoves[office] ?? null;
  const moved = move !== null && timestampMs >= move.fromMs;
  const network = (moved ? networks.movedOffices : networks.offices)[office]!;
  const address = network.firstAddress + 1 + (mixBits(key, SALT.exit) % 2);
  return { address, network, incident: moved && timestampMs < move.labelledUntilMs ? move.incident : 0 };
}

/** The exit of the organisation's VPN; another one while that is down. */
export function vpnOrigin({ networks, vpnOutages }: Organisation, { office, key }: Person, timestampMs: number): Place {
  const exit = mixBits(key, SALT.exit) % 2;
  for (const { fromMs, untilMs, incident } of vpnOutages[office]!) {
    if (timestampMs >= fromMs && timestampMs < untilMs) {
      return { address: networks.vpnFallback.firstAddress + exit, network: networks.vpnFallback, incident };
    }
  }
  const network = networks.vpn[office]!;
  return { address: network.firstAddress + exit, network, incident: 0 };
}

/** A carrier's gateway: another one of its few addresses every few hours, shared with thousands. */
export function mobileOrigin(network: Network, key: number, timestampMs: number): Place {
  const lease = leaseNumber(timestampMs, CARRIER_LEASE_MS, key);
  const address = network.firstAddress + (mixBits(key ^ SALT.mobile, lease) % network.size);
  return { address, network, incident: 0 };
}

/** On a journey: the hotel's network, the phone on a foreign carrier, or the VPN as at home. */
function travelOrigin(
  organisation: Organisation,
  person: Person,
  journey: { timestampMs: number; city: number; incident: number; onPhone: boolean; by: number },
): Origin {
  const { timestampMs, city, incident, onPhone, by } = journey;
  const { networks } = organisation;
  if (onPhone) {
    return {
      ...withPhone(person, timestampMs, mobileOrigin(networks.mobiles[city]![0]!, person.key, timestampMs)),
      incident,
    };
  }
  if (by < person.habits.vpn) return withDevice(vpnOrigin(organisation, person, timestampMs), person.laptop);
  const hotel = networks.hotels[city]!;
  const lease = leaseNumber(timestampMs, HOTEL_LEASE_MS, person.key);
  const address = hotel.firstAddress + (mixBits(person.key ^ SALT.hotel, lease) % hotel.size);
  return { address, network: hotel, device: person.laptop, incident };
}

/** Number of the lease at a time; each key's leases end at a moment of their own. */
function leaseNumber(timestampMs: number, lengthMs: number, key: number): number {
  return Math.floor(timestampMs / lengthMs + key / 2 ** 32);
}

function withPhone(person: Person, timestampMs: number, place: Place): Origin {
  const { newPhone } = person;
  if (newPhone === null || timestampMs < newPhone.fromMs) return withDevice(place, person.phone);
  const incident = place.incident || (timestampMs < newPhone.labelledUntilMs ? newPhone.incident : 0);
  return { address: place.address, network: place.network, device: newPhone.device, incident };
}

/** Written out: spreading an object is several times slower, and this is the innermost loop. */
function withDevice({ address, network, incident }: Place, device: Device): Origin {
  return { address, network, device, incident };
}

/** Some address of a network. */
export function addressIn(network: Place["network"], random: () => number): Place {
  return { address: network.firstAddress + Math.floor(random() * network.size), network, incident: 0 };
}
