import { APPLICATION_COUNT, serverCount } from "./hosts";
import { mixBits } from "./mixBits";
import { ROLE_NAMES, type Role } from "./roles";

/** What colleagues have in common. */
export interface Team {
  /** Numbers of the applications that most of them use, besides those that everyone has. */
  applications: readonly number[];
  /** Numbers of the servers that most of them use. */
  servers: readonly number[];
}

/** Accounts with numbers of the same block, in the same office and department, are one team. */
const BLOCK = 256;
const TEAM_SALT = 0x7ea3;
const APPLICATIONS = 4;
const SERVERS = 12;
/** Where people work whose role says nothing about it, or who work with others. */
const DEPARTMENTS: Partial<Record<Role, Role>> = { new_hire: "office", leaver: "office", on_call: "developer" };

/**
 * The team of an account. It is looked up, not drawn, so that accounts that come later change nothing.
 *
 * @param index - number of the account
 * @param office - number of the office
 * @example teamOf(3, 0, "developer").servers // the same as teamOf(4, 0, "on_call").servers
 */
export function teamOf(index: number, office: number, role: Role): Team {
  const block = Math.floor(index / BLOCK);
  const department = ROLE_NAMES.indexOf(DEPARTMENTS[role] ?? role);
  const key = mixBits(TEAM_SALT, (block * 32 + office) * ROLE_NAMES.length + department);
  // Servers that are there for the first account of the block.
  const servers = serverCount(block * BLOCK + 1);
  return {
    applications: lookUp(key, APPLICATIONS, 3, APPLICATION_COUNT - 3),
    servers: lookUp(mixBits(key, 1), SERVERS, APPLICATION_COUNT, servers),
  };
}

/** Some different numbers from `first` on. */
function lookUp(key: number, count: number, first: number, range: number): number[] {
  const found = new Set<number>();
  for (let draw = 0; found.size < Math.min(count, range); draw++) found.add(first + (mixBits(key, draw) % range));
  return [...found];
}
