import { BROWSER, HOLIDAY, HOUR_OF_DAY, ISO_WEEKDAY, matches, NETWORK, PLACE, UNIT_VECTOR } from "./dialect";
import { IS_SIGN_IN } from "../logs/IS_SIGN_IN";

const SERVICE_NAME = "^(svc|service|sa|app|bot)[-_.]|[-_.](svc|service|bot)$|[$]$";

/**
 * Columns that features may use beside those of the event table: name → SQL over one event.
 *
 * Only sign-ins are attempts. A second factor, a sign-out or a change of password sees the same windows but is no
 * attempt in anyone's, neither failed nor succeeded; `denied` and `approved` tell what became of a second factor.
 */
export const FEATURE_COLUMNS: Readonly<Record<string, string>> = Object.freeze({
  attempt: flag(IS_SIGN_IN),
  failed: flag(`${IS_SIGN_IN} AND outcome = 'failure'`),
  succeeded: flag(`${IS_SIGN_IN} AND outcome = 'success'`),
  denied: flag(`"action" = 'mfa' AND outcome = 'failure'`),
  approved: flag(`"action" = 'mfa' AND outcome = 'success'`),
  unknown_user: flag(`failure_reason = 'unknown user'`),
  network: NETWORK,
  browser: BROWSER,
  place: PLACE,
  place_x: UNIT_VECTOR[0],
  place_y: UNIT_VECTOR[1],
  place_z: UNIT_VECTOR[2],
  hour: HOUR_OF_DAY,
  weekday: ISO_WEEKDAY,
  holiday: HOLIDAY,
  weekend: flag(`${ISO_WEEKDAY} >= 6`),
  // Of a name that became a pseudonym nobody knows, unless it is a machine's.
  service: `CASE WHEN NOT ${matches(`"user"`, "^user-[a-z2-7]{16}$")} THEN ${flag(matches(`"user"`, SERVICE_NAME))} END`,
});

/** Columns that are made of one other column, and cost more than to look at it. */
export const DERIVED_FROM: Readonly<Record<string, string>> = Object.freeze({
  network: "source_ip",
  browser: "user_agent",
});

function flag(condition: string): string {
  return `CAST(CASE WHEN ${condition} THEN 1 ELSE 0 END AS TINYINT)`;
}
