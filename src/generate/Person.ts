import seedrandom from "seedrandom";
import { randomNormal } from "./randomNormal";

/** A network that someone signs in from. */
export interface Place {
  ip: string;
  /** ISO 3166 country code. */
  country: string;
}

/** An office: its country, its clock, and the address that everyone in it shares. */
export interface Office extends Place {
  /** Hours east of UTC, the whole year. */
  utcOffset: number;
}

/** Addresses are from the ranges that RFC 5737 and RFC 2544 keep for examples: nobody's own. */
export const OFFICES: readonly Office[] = [
  { ip: "203.0.113.10", country: "DE", utcOffset: 1 },
  { ip: "203.0.113.20", country: "US", utcOffset: -5 },
  { ip: "203.0.113.30", country: "IN", utcOffset: 5.5 },
];

/** What people sign in with. */
export const BROWSERS: readonly string[] = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
  "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
];

const GIVEN = ["ada", "ben", "chen", "dora", "emil", "fatima", "goran", "hana", "ivo", "jana", "kofi", "lena", "mio"];
const FAMILY = [
  "adler",
  "basu",
  "costa",
  "diaz",
  "ek",
  "fuchs",
  "gupta",
  "haas",
  "ito",
  "jung",
  "khan",
  "lopez",
  "moor",
];

/** Someone who signs in, with habits of their own. */
export interface Person {
  user: string;
  office: Office;
  /** Home network now, and the one after the provider changed its address. */
  homes: [Place, Place];
  /** Day of that change, from the start of the log. */
  homeChangesOnDay: number;
  /** Days away, from the start of the log: `[first, last]`, or null. */
  travel: { first: number; last: number; place: Place } | null;
  /** Share of the working day's sign-ins that come from home. */
  worksFromHome: number;
  /** Local hour at which the working day begins. */
  startsAt: number;
  /** How much this person signs in, relative to others: log-normal, so a few people make most of the events. */
  activity: number;
  userAgent: string;
  host: string;
  method: "password" | "publickey";
  /** This person's own random stream. */
  random: () => number;
}

/**
 * Person number `index`, from a random stream of their own: adding people or attacks changes no one else.
 *
 * @param days - length of the log
 */
export function createPerson(seed: number, index: number, days: number): Person {
  const random = seedrandom.alea(`${seed}/person/${index}`);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const office = pick(OFFICES);
  const home = (): Place => ({ ip: benchmarkAddress(random), country: office.country });
  const abroad = OFFICES.filter((other) => other !== office);
  const firstDayAway = Math.floor(random() * days);
  const travels = random() < 0.08;
  return {
    user: `${pick(GIVEN)}.${pick(FAMILY)}${index + 1}`,
    office,
    homes: [home(), home()],
    homeChangesOnDay: Math.floor(random() * 2 * days),
    travel: travels
      ? {
          first: firstDayAway,
          last: firstDayAway + 1 + Math.floor(random() * 4),
          place: { ip: benchmarkAddress(random), country: pick(abroad).country },
        }
      : null,
    worksFromHome: random() * random(),
    startsAt: 8.5 + 0.8 * randomNormal(random),
    activity: Math.exp(randomNormal(random)),
    userAgent: pick(BROWSERS),
    host: `app-${1 + Math.floor(random() * 8)}`,
    method: random() < 0.85 ? "password" : "publickey",
    random,
  };
}

/** An address in 198.18.0.0/15, the range for benchmarks. */
export function benchmarkAddress(random: () => number): string {
  const number = Math.floor(random() * 2 ** 17);
  return `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
}
