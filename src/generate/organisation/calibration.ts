import type { ResolvedGenerateOptions } from "../GenerateOptions";
import { ROLE_NAMES, type Role, ROLES } from "./roles";

/** Share of the successful sign-ins that renew themselves from a session and need no password. */
export const TOKEN_SHARE = 0.35;
/** How much more often the clumsy forget their password: the probability is this times that of a failed attempt. */
export const FORGETTING = 0.04;
/** Failures of a clumsy person, forgotten passwords and days after a change included, for each one that is a slip. */
const FAILURES_PER_SLIP = 1.09;
/**
 * Events that come of one expected sign-in: pushes, renewals and logouts make it more, holidays, leave and sick days
 * less. Then the failed attempts, for each that there is to a success. Measured; a test keeps the sum within a tenth.
 */
const EVENTS_PER_SIGN_IN = 1.94;
const FAILURES_PER_SIGN_IN = 1.6;
/** Share of the log in which those who come or go belong to the organisation. */
const MEMBERSHIP: Partial<Record<Role, number>> = { new_hire: 0.5, leaver: 0.5 };

/** Mean of the roles' activity, in events a day for one sign-in: what `signInsPerDay` is divided by. */
export function meanActivity({ roles, failureShare }: ResolvedGenerateOptions): number {
  return ROLE_NAMES.reduce((sum, role) => sum + roles[role] * eventsOf(role, failureShare), 0);
}

function eventsOf(role: Role, failureShare: number): number {
  const { activity, weekend } = ROLES[role];
  if (role === "service") return activity;
  const signIns = (activity * (MEMBERSHIP[role] ?? 1) * (5 + 2 * weekend)) / 7;
  return signIns * (EVENTS_PER_SIGN_IN + (FAILURES_PER_SIGN_IN * failureShare) / (1 - failureShare));
}

/**
 * Odds that an attempt with a password fails, so that `failureShare` of all attempts fail.
 *
 * Services and renewed sessions never fail, so those who type must fail more often than the share says.
 */
export function failureOdds(options: ResolvedGenerateOptions): number {
  const { failureShare, roles } = options;
  const services = (roles.service * eventsOf("service", failureShare)) / meanActivity(options);
  return failureShare / (1 - failureShare) / ((1 - TOKEN_SHARE) * (1 - services) * FAILURES_PER_SLIP);
}
