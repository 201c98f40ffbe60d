import { COMMON_NAMES, mistypedName, personName, serviceName, strangerName } from "./names";
import type { Person } from "./Person";

/** Ways in which someone gets their own name wrong: two slips of the fingers, and a name from somewhere else. */
const SLIPS = 3;
/** Accounts from this number on are slips of those who have one; all real accounts come before. */
const FIRST_MISTYPED = 1_000_000;
/** Accounts from this number on are strangers: names that nobody here has. */
const FIRST_STRANGER = 1_073_741_824;

/** How many numbers {@link mistypedAccount} gives, from its first one on. */
export function mistypedAccounts(users: number): readonly [first: number, end: number] {
  return [FIRST_MISTYPED, FIRST_MISTYPED + users * SLIPS];
}

/** The number of the account that comes of a slip in typing one's own name. */
export function mistypedAccount(person: number, slip: number): number {
  return FIRST_MISTYPED + person * SLIPS + (slip % SLIPS);
}

/** The number of an account whose owner left before the log began. */
export function formerAccount(users: number, index: number): number {
  return users + index;
}

/** The number of an account that does not exist, such as those on a list from somewhere else. */
export function strangerAccount(index: number): number {
  return FIRST_STRANGER + index;
}

/**
 * The name of an account, real or not.
 *
 * @param account - index of a person, or a number from {@link formerAccount}, {@link mistypedAccount} or {@link strangerAccount}
 */
export function accountName(people: readonly Person[], account: number): string {
  if (account >= FIRST_STRANGER) return strangerName(account - FIRST_STRANGER);
  if (account < FIRST_MISTYPED) return ownName(people, account);
  const [person, slip] = [Math.floor((account - FIRST_MISTYPED) / SLIPS), (account - FIRST_MISTYPED) % SLIPS];
  // The last slip is no slip of the fingers: the name that this person has somewhere else.
  if (slip === SLIPS - 1) return strangerName(COMMON_NAMES + person * 7);
  return mistypedName(ownName(people, person), 1 + 3 * slip);
}

function ownName(people: readonly Person[], index: number): string {
  return people[index]?.role === "service" ? serviceName(index) : personName(index);
}
