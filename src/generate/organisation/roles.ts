/** What someone does in the organisation; it sets when, where and how much they sign in. */
export type Role =
  "office" | "developer" | "on_call" | "sales" | "executive" | "contractor" | "new_hire" | "leaver" | "service";

/** The habits of a role; each person varies around them. */
export interface RoleHabits {
  /** Share of the accounts, unless the options say otherwise; the office role takes what is left. */
  share: number;
  /** How much they sign in, relative to an office worker. */
  activity: number;
  /** Local hour at which the working day begins, on average. */
  startsAt: number;
  /** Standard deviation of that hour between people. */
  startsWithin: number;
  /** Share of the sign-ins outside working hours. */
  afterHours: number;
  /** Share of working days at home. */
  atHome: number;
  /** Share of the sign-ins from a phone on a mobile network. */
  mobile: number;
  /** Share of the sign-ins from home that go through the VPN. */
  vpn: number;
  /** Journeys a year. */
  journeys: number;
  /** Share of the sign-ins that go to servers rather than to applications. */
  servers: number;
  /** Activity at weekends relative to a working day. */
  weekend: number;
}

const OFFICE: RoleHabits = {
  share: 0,
  activity: 1,
  startsAt: 8.6,
  startsWithin: 0.7,
  afterHours: 0.06,
  atHome: 0.25,
  mobile: 0.1,
  vpn: 0.45,
  journeys: 0.4,
  servers: 0.01,
  weekend: 0.05,
};

/** The roles and their habits. */
export const ROLES: Readonly<Record<Role, RoleHabits>> = Object.freeze({
  office: OFFICE,
  developer: { ...OFFICE, share: 0.18, activity: 1.6, startsAt: 9.6, afterHours: 0.16, atHome: 0.45, vpn: 0.7, servers: 0.3, weekend: 0.12 },
  on_call: { ...OFFICE, share: 0.03, activity: 1.8, afterHours: 0.2, atHome: 0.4, vpn: 0.8, servers: 0.45, weekend: 0.3 },
  sales: { ...OFFICE, share: 0.1, activity: 1.2, afterHours: 0.14, atHome: 0.3, mobile: 0.4, journeys: 12 },
  executive: { ...OFFICE, share: 0.02, activity: 0.9, afterHours: 0.25, mobile: 0.45, journeys: 9, weekend: 0.25 },
  contractor: { ...OFFICE, share: 0.06, activity: 0.7, startsWithin: 1.6, atHome: 0.95, vpn: 0.85, servers: 0.15 },
  new_hire: { ...OFFICE, share: 0.03 },
  leaver: { ...OFFICE, share: 0.02 },
  service: { ...OFFICE, share: 0.04, activity: 5, servers: 1, weekend: 1 },
}); // prettier-ignore

/** The names of all roles, the office role first. */
export const ROLE_NAMES: readonly Role[] = Object.keys(ROLES) as Role[];
