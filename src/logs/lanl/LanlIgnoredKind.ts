/**
 * The kinds under which the LANL reader counts rows that are no sign-in of a person: fixed phrases, never text from the
 * log.
 *
 * - `Kerberos ticket`: orientation TGT or TGS, what a domain controller gives out around a sign-in
 * - `other orientation`: AuthMap and whatever else is neither LogOn nor LogOff
 * - `machine account`, `system account`, `anonymous logon`: as in the Windows reader
 * - `blank line`
 */
export type LanlIgnoredKind =
  "Kerberos ticket" | "other orientation" | "machine account" | "system account" | "anonymous logon" | "blank line";
