import type { Alert } from "./Alert";

const HOUR_MS = 3_600_000;
/** Between two alerts of one campaign, or from one source. */
const CAMPAIGN_GAP_MS = 24 * HOUR_MS;
/** Between two alerts of one user, or in one session. */
const USER_GAP_MS = 48 * HOUR_MS;
/** Rules whose events are tries of somebody who is not known. */
const STRANGERS: readonly string[] = ["failure_of_a_stranger", "unknown_name"];

/** What two alerts have in common when they belong together, and how long apart they may be. */
interface Link {
  gapMs: number;
  /** Null where the alert has no such thing. */
  key: (alert: Alert) => string | null;
}

const LINKS: readonly Link[] = [
  { gapMs: CAMPAIGN_GAP_MS, key: campaign },
  { gapMs: CAMPAIGN_GAP_MS, key: source },
  // Who is in goes on as that user, from wherever; who is not, has only tried the name.
  { gapMs: USER_GAP_MS, key: ({ user, isFailure }) => (isFailure ? null : user) },
  { gapMs: USER_GAP_MS, key: ({ session_id, isFailure }) => (isFailure ? null : session_id) },
  { gapMs: CAMPAIGN_GAP_MS, key: tool },
];

/**
 * Which alerts belong together: those of one source, of one user, of one session, and strangers' tries with one tool at
 * one door, each with no more than a gap in between. So a slow attack and one from many sources are each one.
 *
 * Cost: O(alerts).
 *
 * @param alerts - in the order of time
 * @returns for each alert the place of one of its group, the same for all of the group
 * @example linkAlerts(alerts) // Int32Array [0, 0, 2, 0]
 */
export function linkAlerts(alerts: readonly Alert[]): Int32Array {
  const parents = Int32Array.from(alerts, (_, place) => place);
  for (const { gapMs, key } of LINKS) {
    const latest = new Map<string, number>();
    alerts.forEach((alert, place) => {
      const value = key(alert);
      if (value === null) return;
      const before = latest.get(value);
      if (before !== undefined && alert.timestampMs - alerts[before]!.timestampMs <= gapMs) {
        parents[rootOf(parents, place)] = rootOf(parents, before);
      }
      latest.set(value, place);
    });
  }
  return parents.map((_, place) => rootOf(parents, place));
}

/** The first of a group; the way there is halved, so that the next one is short. */
function rootOf(parents: Int32Array, place: number): number {
  while (parents[place] !== place) {
    parents[place] = parents[parents[place]!]!;
    place = parents[place]!;
  }
  return place;
}

/**
 * The address, unless many use it. To share it, who fails must have succeeded: one who guesses at fifty accounts is not
 * fifty people.
 */
function source({ source_ip, isFailure, isShared, isOffice }: Alert): string | null {
  return (isFailure ? isOffice : isShared) ? null : source_ip;
}

/** Strangers' tries with one program at one host; where the log has no programs, at one account or without a source. */
function campaign({ rules, host, user_agent, user, source_ip }: Alert): string | null {
  if (!rules.some((name) => STRANGERS.includes(name))) return null;
  if (user_agent !== null) return JSON.stringify([host, user_agent]);
  return JSON.stringify(source_ip === null ? [host] : [host, null, user]);
}

/** One user with one program at one host: tries, and the success that follows. */
function tool({ user, host, user_agent }: Alert): string | null {
  return user === null ? null : JSON.stringify([user, host, user_agent]);
}
