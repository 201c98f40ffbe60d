/**
 * The kinds under which the ECS reader counts records that are no sign-in: fixed phrases, never text from the log.
 *
 * - `other category`: `event.category` has no `authentication`
 * - `other kind`: no event but an alert, a metric or the like, drawn from events that have records of their own
 * - `step of a sign-in`: another record speaks about the same sign-in
 * - `unknown outcome`: `event.outcome` is `unknown`, or missing
 * - those of the Okta reader, for its records in this form
 * - `blank line`
 */
export type EcsIgnoredKind = "other category" | "other kind" | "step of a sign-in" | "unknown outcome" | "blank line";
