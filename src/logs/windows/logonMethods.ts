/**
 * How somebody signed in, by Windows' LogonType.
 *
 * Type 8 is called NetworkCleartext: the password itself came over the network, as it does with web servers.
 *
 * @see https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4624
 */
export const LOGON_METHODS: ReadonlyMap<number, string> = new Map([
  [2, "interactive"],
  [3, "network"],
  [4, "batch"],
  [5, "service"],
  [7, "unlock"],
  [8, "password"],
  [9, "new credentials"],
  [10, "remote interactive"],
  [11, "cached interactive"],
  [12, "cached remote interactive"],
  [13, "cached unlock"],
]);

/** The LogonType of each of {@link LOGON_METHODS}. */
export const LOGON_TYPES: ReadonlyMap<string, number> = new Map([...LOGON_METHODS].map(([type, name]) => [name, type]));

/** The methods with somebody at a keyboard: no machine signs in like that. */
export const KEYBOARD_METHODS: ReadonlySet<string> = new Set([
  "interactive",
  "unlock",
  "remote interactive",
  "cached interactive",
  "cached remote interactive",
  "cached unlock",
]);
