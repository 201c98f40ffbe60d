/**
 * The kinds under which the Windows reader counts records that are no sign-in of a person: fixed phrases, never text
 * from the log.
 *
 * - `other event`: of the Security log, but about something else
 * - `other channel`: not of the Security log, such as 1149 (somebody reached the screen of Remote Desktop) and 18456
 *   (SQL Server refused somebody)
 * - `machine account`: a computer (`NAME$`) that signed in to another one; a domain does that all day
 * - `system account`: SYSTEM, LOCAL SERVICE, NETWORK SERVICE, and the accounts that draw windows and fonts
 * - `anonymous logon`: ANONYMOUS LOGON, a connection that named nobody
 * - `step of a sign-in`: the domain controller asks for what every Kerberos sign-in then sends; or a program of this
 *   machine gave it somebody's password, and what came of that, event 4624 or 4625 says
 * - `session reconnected`: somebody came back to a session, which the sign-in's own event 4624 tells
 * - `session disconnected`: somebody left a session, which goes on
 * - `further line of an event`: an event spans several lines, and the first has the verdict
 * - `outside of an event`: what an XML file begins and ends with
 * - `header`: the names of the columns
 * - `blank line`
 */
export type WindowsIgnoredKind =
  | "other event"
  | "other channel"
  | "machine account"
  | "system account"
  | "anonymous logon"
  | "step of a sign-in"
  | "session reconnected"
  | "session disconnected"
  | "further line of an event"
  | "outside of an event"
  | "header"
  | "blank line";
