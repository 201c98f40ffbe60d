import { ATTACKS, type AttackName } from "./attacks/ATTACKS";
import { LOOK_ALIKES, type LookAlikeName } from "./lookAlikes/LOOK_ALIKES";
import { CITIES, type City } from "./organisation/cities";
import { ROLE_NAMES, type Role, ROLES } from "./organisation/roles";

/** Options of {@link generateLogs} and {@link writeLogs}. */
export interface GenerateOptions {
  /**
   * Accounts: people, and services that sign in by themselves; 1 to 100,000.
   * @default 500
   */
  users?: number;
  /**
   * Length of the log in days, 1 to 3,650.
   * @default 30
   */
  days?: number;
  /**
   * Ordinary events of one account on one day, weekends and leave included, on average; in (0, 1000], and at most
   * 2,000,000 for all accounts together: a day is held in memory. The incidents come on top.
   * @default 7
   */
  eventsPerUserDay?: number;
  /**
   * Share of the ordinary sign-in attempts that fail, on average; in [0, 0.5].
   * @default 0.05
   */
  failureShare?: number;
  /**
   * First day, as YYYY-MM-DD.
   * @default "2026-03-02", a Monday; daylight saving begins within the month
   */
  start?: string;
  /**
   * Where people work, at most 20: names of known cities, in a list or with commas between; or cities of your own with
   * a time zone.
   * @default ["Berlin", "New York", "Bengaluru"]
   */
  offices?: string | readonly (string | City)[];
  /**
   * Share of each role among the accounts, also as text: `developer=0.3,service=0`; those not named keep their own.
   * Whatever is left is the office role.
   * @default developer 0.18, on_call 0.03, sales 0.1, executive 0.02, contractor 0.06, new_hire 0.03, leaver 0.02,
   *   service 0.04
   */
  roles?: string | Partial<Record<Exclude<Role, "office">, number>>;
  /**
   * How many attacks of each scenario, 0 to 1,000 each, also as text: `all=0,mfa_fatigue=5`; those not named keep
   * their own number. Those that are not named and do not fit into a short log are left out.
   * @default 2 of each
   */
  attacks?: string | Partial<Record<AttackName | "all", number>>;
  /**
   * How many benign look-alikes of each kind, 0 to 1,000 each, also as text; those not named keep their own number.
   * Those that are not named and do not fit into a short log are left out. Journeys that belong to a role, as with
   * sales, come whatever stands here: only their roles' shares remove them.
   * @default 2 of each
   */
  lookAlikes?: string | Partial<Record<LookAlikeName | "all", number>>;
  /**
   * How careful the attackers are, from 0 (noisy) to 1 (as careful as the best).
   * @default 0.5
   */
  stealth?: number;
  /**
   * Seed of all randomness: the same seed gives the same bytes.
   * @default 1
   */
  seed?: number;
}

/** The options with everything filled in. */
export interface ResolvedGenerateOptions {
  users: number;
  days: number;
  eventsPerUserDay: number;
  failureShare: number;
  start: string;
  /** First millisecond of the log. */
  startMs: number;
  offices: readonly City[];
  roles: Readonly<Record<Role, number>>;
  attacks: Readonly<Record<AttackName, number>>;
  lookAlikes: Readonly<Record<LookAlikeName, number>>;
  stealth: number;
  seed: number;
}

const DEFAULTS = {
  users: 500,
  days: 30,
  eventsPerUserDay: 7,
  failureShare: 0.05,
  start: "2026-03-02",
  offices: ["Berlin", "New York", "Bengaluru"],
  stealth: 0.5,
  seed: 1,
} as const;
const INCIDENTS_OF_A_KIND = 2;
const ATTACK_NAMES = Object.keys(ATTACKS) as AttackName[];
const LOOK_ALIKE_NAMES = Object.keys(LOOK_ALIKES) as LookAlikeName[];

/**
 * Ready-made choices: `small` is read in a second, `default` in a few, `enterprise` is a large company's quarter.
 *
 * @example generateLogs({ ...GENERATE_PRESETS.small, seed: 2 })
 */
export const GENERATE_PRESETS: Readonly<Record<"small" | "default" | "enterprise", GenerateOptions>> = Object.freeze({
  small: { users: 60, days: 14, offices: ["Berlin"], attacks: { all: 1 }, lookAlikes: { all: 1 } },
  default: {},
  enterprise: {
    users: 10_000,
    days: 90,
    eventsPerUserDay: 10,
    offices: ["Berlin", "New York", "Bengaluru", "London", "São Paulo", "Singapore", "Sydney"],
  },
});

/** Ten years before the last time that the readers keep to the microsecond. */
const LATEST_START = "2199-12-31";
const MOST_EVENTS = 2_000_000_000;
const MOST_EVENTS_A_DAY = 2_000_000;
const MOST_OFFICES = 20;
/** Characters of a city's name: it stands in every line. */
const LONGEST_NAME = 100;
const WHOLE_NUMBERS = {
  users: [1, 100_000],
  days: [1, 3_650],
  seed: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
} as const;

/**
 * Fills in the defaults and refuses what is out of range or impossible.
 *
 * @throws RangeError naming the option, its range and the value given
 */
export function resolveGenerateOptions(options: GenerateOptions = {}): ResolvedGenerateOptions {
  assertKnown("option", options, Object.keys({ ...DEFAULTS, roles: 0, attacks: 0, lookAlikes: 0 }));
  const given = { ...DEFAULTS, ...defined(options) };
  for (const [name, [least, most]] of Object.entries(WHOLE_NUMBERS)) {
    assertWhole(name, given[name as keyof typeof WHOLE_NUMBERS], least, most);
  }
  const { eventsPerUserDay, failureShare, stealth, users, days } = given;
  if (eventsPerUserDay === 0 || !isWithin(eventsPerUserDay, 0, 1000)) {
    refuse("eventsPerUserDay", "in (0, 1000]", eventsPerUserDay);
  }
  if (!isWithin(failureShare, 0, 0.5)) refuse("failureShare", "in [0, 0.5]", failureShare);
  if (!isWithin(stealth, 0, 1)) refuse("stealth", "in [0, 1]", stealth);
  assertAtMost("users × eventsPerUserDay", users * eventsPerUserDay, MOST_EVENTS_A_DAY);
  assertAtMost("users × days × eventsPerUserDay", users * days * eventsPerUserDay, MOST_EVENTS);
  return {
    ...given,
    startMs: startOf(given.start),
    offices: officesOf(given.offices),
    roles: rolesOf(options.roles),
    attacks: countsOf("attacks", options.attacks, days, (name) => ATTACKS[name].daysNeeded(stealth), ATTACK_NAMES),
    lookAlikes: countsOf(
      "lookAlikes",
      options.lookAlikes,
      days,
      (name) => LOOK_ALIKES[name].daysNeeded,
      LOOK_ALIKE_NAMES,
    ),
  };
}

function startOf(start: string): number {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(start) ? new Date(`${start}T00:00:00Z`) : new Date(NaN);
  const time = parsed.getTime();
  if (Number.isNaN(time) || !parsed.toISOString().startsWith(start) || time < 0 || start > LATEST_START) {
    refuse("start", `a day from 1970-01-01 to ${LATEST_START} as YYYY-MM-DD`, start);
  }
  return time;
}

function officesOf(given: string | readonly (string | City)[]): City[] {
  const offices = typeof given === "string" ? given.split(",").map((name) => name.trim()) : given;
  if (!Array.isArray(offices) || offices.length < 1 || offices.length > MOST_OFFICES) {
    refuse("offices", `a list of 1 to ${MOST_OFFICES} cities`, Array.isArray(offices) ? offices.length : offices);
  }
  const cities = offices.map((office: string | City, index) => {
    if (typeof office === "string") {
      const known = CITIES.find(({ name }) => name === office);
      const names = CITIES.map(({ name }) => name).join(", ");
      return known ?? refuse(`offices[${index}]`, `one of ${names}, or a city with a time zone`, office);
    }
    return assertCity(office, `offices[${index}]`);
  });
  const twice = cities.find(({ name }, index) => cities.findIndex((city) => city.name === name) !== index);
  if (twice) refuse("offices", "different cities", `${twice.name} twice`);
  return cities;
}

function assertCity(city: City, name: string): City {
  if (typeof city !== "object" || city === null) refuse(name, "the name of a city, or a city with a time zone", city);
  const { country, timeZone, latitude, longitude } = city;
  if (typeof city.name !== "string" || city.name.trim() === "") refuse(`${name}.name`, "a name", city.name);
  if (city.name.length > LONGEST_NAME) refuse(`${name}.name`, `at most ${LONGEST_NAME} characters`, city.name.length);
  if (!/^[A-Z]{2}$/.test(country)) refuse(`${name}.country`, "an ISO 3166 code such as DE", country);
  if (!isWithin(latitude, -90, 90)) refuse(`${name}.latitude`, "in [-90, 90]", latitude);
  if (!isWithin(longitude, -180, 180)) refuse(`${name}.longitude`, "in [-180, 180]", longitude);
  if (!isTimeZone(timeZone)) refuse(`${name}.timeZone`, "an IANA time zone such as Europe/Berlin", timeZone);
  return city;
}

/** Without a name, the runtime would take the time zone of this computer. */
function isTimeZone(name: unknown): boolean {
  try {
    if (typeof name !== "string") return false;
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function rolesOf(option: GenerateOptions["roles"] = {}): Record<Role, number> {
  const given: Partial<Record<Role, number>> = numbersOf("roles", option);
  const own = ROLE_NAMES.filter((role) => role !== "office");
  assertKnown("role", given, own);
  const shares = own.map((role) => {
    const share = given[role] ?? ROLES[role].share;
    return isWithin(share, 0, 1) ? share : refuse(`roles.${role}`, "a share in [0, 1]", share);
  });
  const sum = shares.reduce((a, b) => a + b, 0);
  if (sum > 1 + 1e-9)
    refuse("roles", "shares that add up to at most 1 with those of the roles not named", Number(sum.toFixed(6)));
  const entries = own.map((role, index) => [role, shares[index]!] as const);
  return Object.fromEntries([["office", Math.max(0, 1 - sum)], ...entries]) as Record<Role, number>;
}

/** How many incidents of each kind; those that were asked for by name and do not fit into the log are refused. */
function countsOf<Name extends string>(
  option: "attacks" | "lookAlikes",
  text: string | Partial<Record<Name | "all", number>> = {},
  days: number,
  daysNeeded: (name: Name) => number,
  names: readonly Name[],
): Record<Name, number> {
  const given: Partial<Record<string, number>> = numbersOf(option, text);
  assertKnown(option === "attacks" ? "attack" : "look-alike", given, ["all", ...names]);
  const ofOthers = given.all ?? INCIDENTS_OF_A_KIND;
  assertWhole(`${option}.all`, ofOthers, 0, 1_000);
  const counts = names.map((name) => {
    const needed = daysNeeded(name);
    const count = given[name] ?? (needed > days ? 0 : ofOthers);
    assertWhole(`${option}.${name}`, count, 0, 1_000);
    if (count > 0 && needed > days) {
      const log = `${days} day${days === 1 ? "" : "s"}`;
      const why = `one needs ${needed} days${option === "attacks" ? " at this stealth" : ""}`;
      refuse(`${option}.${name}`, `0 in a log of ${log}: ${why}`, count);
    }
    return [name, count] as const;
  });
  return Object.fromEntries(counts) as Record<Name, number>;
}

/** Numbers by name, given as an object or as text. */
function numbersOf(option: string, given: unknown): Record<string, number> {
  if (typeof given === "string") return parseNumbers(option, given);
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    refuse(option, "an object or a text such as name=1,other=2", JSON.stringify(given));
  }
  return given as Record<string, number>;
}

/** `developer=0.3,service=0` as an object. */
function parseNumbers(option: string, text: string): Record<string, number> {
  const parts = text.split(",").filter((part) => part.trim() !== "");
  const entries = parts.map((part): [string, number] => {
    const [, name, number] = /^\s*([a-z_]+)\s*=\s*(-?[0-9.]+)\s*$/.exec(part) ?? [];
    if (name === undefined) refuse(option, "a list such as name=1,other=2", JSON.stringify(part));
    return [name, Number(number)];
  });
  const names = entries.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) refuse(option, "a list with each name once", `${twice} twice`);
  return Object.fromEntries(entries);
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === "number" && value >= least && value <= most;
}

function assertAtMost(name: string, events: number, most: number): void {
  if (events > most) refuse(name, `at most ${most.toLocaleString("en")}`, Math.round(events).toLocaleString("en"));
}

function assertWhole(name: string, value: number, least: number, most: number): void {
  if (!(Number.isInteger(value) && value >= least && value <= most)) {
    refuse(name, `a whole number from ${least} to ${most}`, value);
  }
}

function assertKnown(what: string, given: object, known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) {
      throw new RangeError(`generateLogs: unknown ${what} ${JSON.stringify(name)}; known are ${known.join(", ")}`);
    }
  }
}

/** Without the fields that are undefined: an option left open is not given. */
function defined(options: GenerateOptions): GenerateOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function refuse(name: string, wanted: string, value: unknown): never {
  throw new RangeError(`generateLogs: ${name} must be ${wanted}, got ${String(value)}`);
}
