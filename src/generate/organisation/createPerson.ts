import seedrandom from "seedrandom";
import type { ResolvedGenerateOptions } from "../GenerateOptions";
import { randomNormal } from "../randomNormal";
import type { City } from "./cities";
import { cityNumber } from "./cityNumber";
import type { Clock } from "./createClock";
import type { Network, Networks } from "./createNetworks";
import { APPLICATION_COUNT, DEVELOPER_APPLICATIONS, serverCount } from "./hosts";
import { failureOdds, meanActivity } from "./calibration";
import { mixBits } from "./mixBits";
import type { Device, Journey, Person } from "./Person";
import { ROLE_NAMES, type Role, ROLES } from "./roles";
import { type Team, teamOf } from "./teamOf";
import { LAPTOP_PROGRAMS, PHONE_PROGRAMS, SCRIPT_PROGRAMS, SSH_PROGRAM } from "./userAgents";

/** Standard deviation of the logarithm of people's activity: a few make most of the events. */
const ACTIVITY_SPREAD = 0.9;
/** The same of people's clumsiness with passwords. */
const CLUMSINESS_SPREAD = 1.2;
const DAYS_OF_LEAVE_A_YEAR = 28;
/** Days that home providers leave an address: cable for months, DSL for a day, others between. */
const LEASE_DAYS: readonly number[] = [180, 60, 14, 7, 1];
const MFA_SHARE = 0.92;
/** Share of the draws for what somebody uses that come from the hosts of the team. */
const SHARED_WITH_TEAM = 0.8;
/** Share of the people who share a computer with others, and how many such computers an office has. */
const SHARES_COMPUTER = 0.05;
const SHARED_COMPUTERS = 4;
const SHARED_SALT = 0x5ba2;
/** Shares of the people whose traffic from home comes out somewhere else. */
const ELSEWHERE = { hosting: 0.015, anonymiser: 0.025 } as const;
const CONTRACTORS_ELSEWHERE = { hosting: 0.2, anonymiser: 0.05 } as const;

/** What of a person decides about journeys. */
type Traveller = Pick<Person, "index" | "habits" | "joinsOnDay" | "leavesOnDay"> & { officeCity: number };

/** What a person is made from. */
export interface Setting {
  options: ResolvedGenerateOptions;
  cities: readonly City[];
  networks: Networks;
  clocks: readonly Clock[];
}

/**
 * Account number `index`, from a random stream of its own: adding accounts or attacks changes no one else.
 *
 * @param addJourney - takes note of a journey and returns the number of its incident
 */
export function createPerson(setting: Setting, index: number, addJourney: (name: string) => number): Person {
  const { options, cities, networks, clocks } = setting;
  const random = seedrandom.alea(`${options.seed}/person/${index}`);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const role = drawRole(options.roles, random());
  const office = Math.floor(random() * random() * options.offices.length);
  const officeCity = cityNumber(cities, options.offices[office]!);
  const city = drawCity(cities, officeCity, random);
  // Who lives in another city works from home.
  const habits = city === officeCity ? ROLES[role] : { ...ROLES[role], atHome: 1 };
  const [joinsOnDay, leavesOnDay] = membership(role, options.days, random());
  const spread = role === "service" ? 1.2 : ACTIVITY_SPREAD;
  const builds = role === "developer" || role === "on_call";
  const team = role === "service" ? null : teamOf(index, office, role);
  return {
    index,
    role,
    habits,
    key: Math.floor(random() * 2 ** 32),
    office,
    clock: clocks[office]!,
    city,
    home: drawHome(networks, role, city, random),
    leaseDays: pick(LEASE_DAYS),
    leasePhase: random(),
    mobile: pick(networks.mobiles[city]!),
    startsAt: habits.startsAt + habits.startsWithin * randomNormal(random),
    workingHours: 8 + random() * 1.5,
    // The mean of a log-normal is exp(spread² / 2): divided by it, the average stays what the options say.
    signInsPerDay:
      (options.eventsPerUserDay * habits.activity * Math.exp(spread * randomNormal(random) - spread ** 2 / 2)) /
      meanActivity(options),
    clumsiness: clumsinessOf(options, role, random),
    hasMfa: role !== "service" && random() < MFA_SHARE,
    laptop: drawLaptop(role, office, random),
    phone: drawDevice(PHONE_PROGRAMS, random),
    newPhone: null,
    applications: drawApplications(builds, team, random),
    servers: drawServers(builds ? 12 : 3, index, team, random),
    joinsOnDay,
    leavesOnDay,
    leave: role === "service" ? [] : drawLeave(options.days, random),
    journeys:
      role === "service"
        ? []
        : drawJourneys(setting, { index, habits, officeCity, joinsOnDay, leavesOnDay }, random, addJourney),
    passwordPhase: Math.floor(random() * 90),
    nights: [],
    reset: null,
    stalePassword: null,
  };
}

function drawRole(shares: ResolvedGenerateOptions["roles"], drawn: number): Role {
  let rest = drawn;
  for (const role of ROLE_NAMES.slice(1)) {
    rest -= shares[role];
    if (rest < 0) return role;
  }
  return "office";
}

/** Most live where they work, some elsewhere in the country, and a few anywhere. */
function drawCity(cities: readonly City[], officeCity: number, random: () => number): number {
  const drawn = random();
  if (drawn < 0.83) return officeCity;
  return drawn < 0.95 ? elsewhereIn(cities, officeCity, random()) : Math.floor(random() * cities.length);
}

/** A computer of their own; a few share one in a workshop, a ward or a shop. */
function drawLaptop(role: Role, office: number, random: () => number): Device {
  const own = drawDevice(role === "service" ? [...SCRIPT_PROGRAMS, SSH_PROGRAM] : LAPTOP_PROGRAMS, random);
  if (role === "service" || random() >= SHARES_COMPUTER) return own;
  const computer = office * SHARED_COMPUTERS + Math.floor(random() * SHARED_COMPUTERS);
  return { id: mixBits(SHARED_SALT, computer) || 1, program: LAPTOP_PROGRAMS[computer % 2]!, phase: 0 };
}

/** A home provider; for some, a desktop in a hosting centre, or an anonymiser that they use for everything. */
function drawHome(networks: Networks, role: Role, city: number, random: () => number): Network {
  const drawn = random();
  const own = role === "contractor" ? CONTRACTORS_ELSEWHERE : ELSEWHERE;
  const choice =
    drawn < own.hosting
      ? networks.hosting
      : drawn < own.hosting + own.anonymiser
        ? networks.anonymisers
        : networks.homes[city]!;
  return choice[Math.floor(random() * choice.length)]!;
}

/** Another city of the same country; the same one where the country has no other. */
function elsewhereIn(cities: readonly City[], city: number, drawn: number): number {
  const others = cities.flatMap(({ country }, index) =>
    country === cities[city]!.country && index !== city ? [index] : [],
  );
  return others[Math.floor(drawn * others.length)] ?? city;
}

function membership(role: Role, days: number, drawn: number): [joins: number, leaves: number] {
  if (role === "new_hire") return [Math.floor(drawn * days), Infinity];
  if (role === "leaver") return [-Infinity, Math.floor(drawn * days)];
  return [-Infinity, Infinity];
}

function clumsinessOf(options: ResolvedGenerateOptions, role: Role, random: () => number): number {
  const varied = Math.exp(CLUMSINESS_SPREAD * randomNormal(random) - CLUMSINESS_SPREAD ** 2 / 2);
  if (role === "service") return 0;
  const odds = failureOdds(options) * varied;
  return odds / (1 + odds);
}

/** A device that nobody else has, with one of the programs. */
export function drawDevice(programs: readonly number[], random: () => number): Device {
  return {
    id: 1 + Math.floor(random() * (2 ** 32 - 1)),
    program: programs[Math.floor(random() * programs.length)]!,
    phase: random(),
  };
}

/**
 * Four to eight applications: everyone has the portal, mail and chat; those who build software have three more. Most
 * of the others are the team's.
 */
function drawApplications(builds: boolean, team: Team | null, random: () => number): number[] {
  const chosen = new Set([0, 1, 2, ...(builds ? DEVELOPER_APPLICATIONS : [])]);
  const count = chosen.size + 1 + Math.floor(random() * 5);
  const any = (): number => 3 + Math.floor(random() * (APPLICATION_COUNT - 3));
  while (chosen.size < count) chosen.add(oftenOf(team?.applications ?? [], any, random));
  return [...chosen];
}

/**
 * Mostly the team's servers, all of them of the time when the account was made: accounts that come later leave them as
 * they are.
 */
function drawServers(count: number, index: number, team: Team | null, random: () => number): number[] {
  const all = serverCount(index + 1);
  const chosen = new Set<number>();
  const any = (): number => APPLICATION_COUNT + Math.floor(random() * all);
  while (chosen.size < Math.min(count, all)) chosen.add(oftenOf(team?.servers ?? [], any, random));
  return [...chosen];
}

/** One of the team's hosts with the chance `SHARED_WITH_TEAM`, otherwise any. */
function oftenOf(hosts: readonly number[], any: () => number, random: () => number): number {
  const isShared = hosts.length > 0 && random() < SHARED_WITH_TEAM;
  return isShared ? hosts[Math.floor(random() * hosts.length)]! : any();
}

function drawLeave(days: number, random: () => number): [number, number][] {
  const leave: [number, number][] = [];
  for (let day = 0; day < days; day++) {
    // Blocks of eight days on average, days off at the end included.
    if (random() * 365 * 8 >= DAYS_OF_LEAVE_A_YEAR * 1.4) continue;
    const last = day + Math.floor(random() * 15);
    leave.push([day, last]);
    day = last;
  }
  return leave;
}

/** Journeys that begin while the person belongs to the organisation. */
function drawJourneys(
  { options, cities }: Setting,
  { index, habits, officeCity, joinsOnDay, leavesOnDay }: Traveller,
  random: () => number,
  addJourney: (name: string) => number,
): Journey[] {
  const journeys: Journey[] = [];
  const endDay = Math.min(options.days, leavesOnDay + 1);
  for (let day = Math.max(0, joinsOnDay); day < endDay; day++) {
    if (random() * 365 >= habits.journeys) continue;
    const incident = addJourney(`journey-${index}-${journeys.length + 1}`);
    journeys.push(createJourney(day, officeCity, cities, random, incident));
    day = journeys.at(-1)!.lastDay;
  }
  return journeys;
}

/**
 * One to five days in another city: half of the times in the same country, where it has another one, otherwise
 * anywhere.
 */
export function createJourney(
  firstDay: number,
  home: number,
  cities: readonly City[],
  random: () => number,
  incident: number,
): Journey {
  const inland = random() < 0.5;
  const abroad = Math.floor(random() * (cities.length - 1));
  const near = inland ? elsewhereIn(cities, home, random()) : home;
  const city = near === home ? abroad + (abroad >= home ? 1 : 0) : near;
  return { firstDay, lastDay: firstDay + Math.floor(random() * 5), city, incident };
}
