/**
 * The kinds under which the OCSF reader counts records that are no sign-in: fixed phrases, never text from the log.
 *
 * - `other class`: of OCSF, but not of its class Authentication
 * - `other activity`: of that class, but none of the activities that are read
 * - `step of a sign-in`: a Kerberos pre-authentication that went well; the ticket has a record of its own
 * - `unknown outcome`: the record does not say whether it went well
 * - `blank line`
 */
export type OcsfIgnoredKind = "other class" | "other activity" | "step of a sign-in" | "unknown outcome" | "blank line";
