/** The seventh column, the type of the sign-in, and what the Windows reader calls it. */
const LOGON_TYPES: ReadonlyMap<string, string> = new Map([
  ["Interactive", "interactive"],
  ["Network", "network"],
  ["Batch", "batch"],
  ["Service", "service"],
  ["Unlock", "unlock"],
  ["NetworkCleartext", "password"],
  ["NewCredentials", "new credentials"],
  ["RemoteInteractive", "remote interactive"],
  ["CachedInteractive", "cached interactive"],
  ["CachedRemoteInteractive", "cached remote interactive"],
  ["CachedUnlock", "cached unlock"],
]);
/** The sixth column. */
const AUTHENTICATION_TYPES: ReadonlyMap<string, string> = new Map([
  ["NTLM", "ntlm"],
  ["Kerberos", "kerberos"],
]);

/**
 * How somebody signed in: the type of the sign-in, else how it was authenticated.
 *
 * @returns null when neither is known (`?`)
 * @example lanlMethod("NTLM", "Network") // "network"
 */
export function lanlMethod(authenticationType: string, logonType: string): string | null {
  return LOGON_TYPES.get(logonType) ?? AUTHENTICATION_TYPES.get(authenticationType) ?? null;
}
