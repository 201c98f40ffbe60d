import type { Outcome } from "../AuthEvent";

/** What an activity of the class Authentication is to us. */
export interface OcsfActivity {
  action: "login" | "logout" | "service ticket";
  /** Where the activity itself says how somebody signed in. */
  method: "kerberos" | null;
  /** Only this outcome is an event: the other one has a record of its own. */
  only?: Outcome;
}

const ACTIVITIES: ReadonlyMap<number, OcsfActivity> = new Map<number, OcsfActivity>([
  [1, { action: "login", method: null }],
  [2, { action: "logout", method: null }],
  [3, { action: "login", method: "kerberos" }],
  [4, { action: "service ticket", method: "kerberos" }],
  [5, { action: "service ticket", method: "kerberos" }],
  [6, { action: "login", method: "kerberos", only: "failure" }],
]);

/**
 * What an activity is to us, by `activity_id`.
 *
 * @returns null for an activity that is not read
 * @example ocsfActivity(2)?.action // "logout"
 */
export function ocsfActivity(activityId: number): OcsfActivity | null {
  return ACTIVITIES.get(activityId) ?? null;
}
