import type { Clock } from "./createClock";
import type { Network } from "./createNetworks";
import type { Role, RoleHabits } from "./roles";

/** What someone signs in with. */
export interface Device {
  /** A whole number in [1, 2³²). */
  id: number;
  /** Index into `PROGRAMS`. */
  program: number;
  /** In [0, 1): when within its weeks the program renews itself. */
  phase: number;
}

/** A time away from home, days counted from the start of the log, in the traveller's own calendar. */
export interface Journey {
  firstDay: number;
  lastDay: number;
  /** Number of the city. */
  city: number;
  /** Number of the incident that labels its events. */
  incident: number;
}

/** Something that begins at a moment and belongs to an incident for a while. */
export interface Change {
  fromMs: number;
  /** Events until then carry the incident's number. */
  labelledUntilMs: number;
  incident: number;
}

/** An account: someone with habits, or a service. */
export interface Person {
  index: number;
  role: Role;
  habits: RoleHabits;
  /** For everything that is looked up rather than drawn: see `mixBits`. */
  key: number;
  /** Number of the office. */
  office: number;
  clock: Clock;
  /** Number of the city they live in. */
  city: number;
  home: Network;
  /** Days that the provider leaves a home its address, and when within them it changes. */
  leaseDays: number;
  leasePhase: number;
  mobile: Network;
  /** Local hour at which the working day begins, and its length. */
  startsAt: number;
  workingHours: number;
  /** Expected sign-ins on a working day. */
  signInsPerDay: number;
  /** Probability that an attempt with a password fails; 0 for those who never fail in any way. */
  clumsiness: number;
  /** Has a second factor. */
  hasMfa: boolean;
  laptop: Device;
  phone: Device;
  newPhone: (Change & { device: Device }) | null;
  /** Numbers of the hosts they use, the favourites first. */
  applications: readonly number[];
  servers: readonly number[];
  /** First and last day in the organisation, from the start of the log. */
  joinsOnDay: number;
  leavesOnDay: number;
  /** Leave: days away from work, `[first, last]`. */
  leave: readonly (readonly [first: number, last: number])[];
  journeys: readonly Journey[];
  /** Day in every 90 on which the password expires. */
  passwordPhase: number;
  /** Nights of work on call. */
  nights: readonly (Change & { untilMs: number })[];
  /** A password that everyone in the department has to renew. */
  reset: Change | null;
  /** When a service's saved password is out of date: a look-alike has its sign-ins of that time, and they fail. */
  stalePassword: { fromMs: number; untilMs: number } | null;
}
