/**
 * The kinds under which the Windows reader counts records that are no sign-in of a person: fixed phrases, never text
 * from the log.
 *
 * - `other event`: of the Security log, but about something else
 * - `other channel`: not of the Security log
 * - `machine account`: a computer (`NAME$`) that signed in to another one; a domain does that all day
 * - `system account`: SYSTEM, LOCAL SERVICE, NETWORK SERVICE, and the accounts that draw windows and fonts
 * - `anonymous logon`: ANONYMOUS LOGON, a connection that named nobody
 * - `step of a sign-in`: the domain controller asks for what every Kerberos sign-in then sends
 * - `blank line`
 */
export type WindowsIgnoredKind =
  | "other event"
  | "other channel"
  | "machine account"
  | "system account"
  | "anonymous logon"
  | "step of a sign-in"
  | "blank line";
