/**
 * The kinds under which the Entra reader counts records that are no sign-in: fixed phrases, never text from the log.
 *
 * - `other category`: of the directory's log, but about something else (AuditLogs, Policy, …)
 * - `managed identity`: a resource of Azure that signs in by itself, from no address and with no secret to steal
 * - `step of a sign-in`: the sign-in stopped to ask or to renew something, as sign-ins do, and no credential failed
 * - `blank line`
 */
export type EntraIgnoredKind = "other category" | "managed identity" | "step of a sign-in" | "blank line";
