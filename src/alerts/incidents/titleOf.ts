import type { Alert } from "./Alert";
import type { AlertIncident } from "./AlertIncident";

/** Different accounts from which on failures are a campaign, and not somebody who guesses. */
const CAMPAIGN_USERS = 5;
/** Share of names that no account has, from which on the names are from a list that leaked elsewhere. */
const LEAKED_SHARE = 0.2;
/** Sources from which on a campaign is distributed. */
const MANY_SOURCES = 20;
/** Locked accounts from which on it is a flood. */
const FLOOD_USERS = 5;

type Known = Omit<AlertIncident, "title" | "techniques">;
type Title = Pick<AlertIncident, "title" | "techniques">;

/** What an incident is called after, in this order: rule → words, and its ATT&CK id. */
const BY_RULE: readonly (readonly [string, string, string])[] = [
  ["session_moved", "Session taken over", "T1550.004"],
  ["service_account_by_hand", "Service account used by hand", "T1078"],
  ["mfa_fatigue", "Second factor asked for again and again", "T1621"],
  ["pushes_to_a_stranger", "Second factor asked for by a stranger", "T1621"],
  ["guessing_then_success", "Guessing that succeeded", "T1110.001"],
  ["impossible_travel", "Impossible travel", "T1078.004"],
  ["two_networks_at_once", "Two networks at once", "T1078.004"],
  ["new_device_in_new_city", "New device in a new place", "T1078"],
  ["new_device_in_new_country", "New device in a new country", "T1078"],
  ["unknown_account_wakes_up", "Account not seen before wakes up", "T1078"],
  ["dormant_account", "Dormant account wakes up", "T1078"],
  ["account_wakes_up", "Account wakes up after weeks", "T1078"],
  ["many_new_hosts", "One account at many new hosts", "T1021"],
  ["fan_out", "One account at many hosts", "T1021"],
  ["new_device_too_far", "New device too far away", "T1078.004"],
  ["session_far_away", "Session goes on far away", "T1550.004"],
  ["new_device_in_new_network", "New device in a new network", "T1078"],
  ["new_hosts", "One account at new hosts", "T1021"],
  ["first_country", "First sign-in from a country", "T1078"],
  ["password_spraying", "Password spraying", "T1110.003"],
  ["distributed_spraying", "Distributed password spraying", "T1110.003"],
  ["credential_stuffing", "Credential stuffing", "T1110.004"],
  ["many_failures", "Many failures", "T1110.001"],
];

/** Those that fire at failures: what strangers do says more. */
const OF_FAILURES = ["password_spraying", "distributed_spraying", "credential_stuffing", "many_failures"];

/** The title of an incident and its ATT&CK ids: what happened, to whom, from where. */
export function titleOf(incident: Known, counts: ReadonlyMap<string, number>): Title {
  const { users, sources, hosts, alerts, rules } = incident;
  const strangers = counts.get("failure_of_a_stranger") ?? 0;
  const named = BY_RULE.filter(([rule]) => rules.includes(rule));
  const strange = strangers + (counts.get("unknown_name") ?? 0);
  const others = named.filter(([rule]) => !OF_FAILURES.includes(rule));
  const isCampaign = strange > 0 && strange >= others.reduce((sum, [rule]) => sum + (counts.get(rule) ?? 0), 0) / 2;
  const [words, technique] = isCampaign ? campaignOf() : [named[0]?.[1] ?? "Unusual sign-ins", named[0]?.[2] ?? null];
  const ids = [technique, ...named.map(([, , id]) => id)].filter((id) => id !== null);
  const techniques = [...new Set(ids)];
  return { title: `${words}: ${who(users)}${at(hosts)}${from(sources)}`, techniques };

  function campaignOf(): [string, string] {
    const locked = new Set(
      alerts.filter(({ failure_reason }) => /lock/i.test(failure_reason ?? "")).map(({ user }) => user),
    );
    if (locked.size >= FLOOD_USERS) return ["Accounts locked in a flood", "T1531"];
    if (users.length < CAMPAIGN_USERS || isOneMostly(alerts)) return ["Password guessing", "T1110.001"];
    if ((counts.get("unknown_name") ?? 0) >= LEAKED_SHARE * strange) return ["Credential stuffing", "T1110.004"];
    return [sources.length >= MANY_SOURCES ? "Distributed password spraying" : "Password spraying", "T1110.003"];
  }
}

/** Whether at least half of the failures are one user's: others' are the noise around it. */
function isOneMostly(alerts: readonly Alert[]): boolean {
  const counts = new Map<string | null, number>();
  const failures = alerts.filter(({ isFailure }) => isFailure);
  for (const { user } of failures) counts.set(user, (counts.get(user) ?? 0) + 1);
  return [...counts.values()].some((count) => 2 * count >= failures.length);
}

function who(users: readonly string[]): string {
  if (users.length === 0) return "no account named";
  return users.length === 1 ? users[0]! : `${users.length} accounts`;
}

function at(hosts: readonly string[]): string {
  if (hosts.length === 0) return "";
  return hosts.length === 1 ? ` at ${hosts[0]}` : ` at ${hosts.length} hosts`;
}

function from(sources: readonly string[]): string {
  if (sources.length === 0) return "";
  return sources.length === 1 ? ` from ${sources[0]}` : ` from ${sources.length} sources`;
}
