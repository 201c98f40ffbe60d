/**
 * The kinds under which the CloudTrail reader counts lines that are no sign-in: fixed phrases, never text from the log.
 *
 * - `other API call`: anything but ConsoleLogin, also the sign-in service's own CheckMfa, which only asks whether the
 *   user has a second factor
 * - `no records`: a delivery that holds none
 * - `blank line`
 */
export type CloudtrailIgnoredKind = "other API call" | "no records" | "blank line";
