import type { Rule } from "./Rule";

const SIGNED_IN = "succeeded = 1";
/** Where a log has no devices, the user agent stands for them. */
const NEW_DEVICE = "coalesce({unfamiliar_device_for_user}, {unfamiliar_agent_for_user}) = 1";
const NEW_SOURCE = "{unfamiliar_source_in_organisation} = 1";
/** From a network that nobody has ever signed in from, or from nobody knows where. */
const STRANGER = "failed = 1 AND coalesce({unfamiliar_network_in_organisation}, 1) = 1";
const PUSH = `(denied = 1 OR approved = 1)`;
const OURS = "authlens";

/** The field's published thresholds, as far as windows of these lengths can say them. */
const PUBLISHED: readonly Rule[] = [
  {
    name: "password_spraying",
    kind: "evidence",
    description: "failures at 10 accounts or more from this source, 30 or more in 15 minutes, of 3 kinds at most",
    sql: `failed = 1 AND count(DISTINCT CASE WHEN failed = 1 THEN "user" END) OVER source_15m >= 10
      AND sum(failed) OVER source_15m >= 29 AND count(DISTINCT CASE WHEN failed = 1 THEN failure_reason END) OVER source_15m <= 3`,
    shows: ["failures_source_15m"],
    techniques: ["T1110.003"],
    points: 3,
    origin: "Elastic: spray",
  },
  {
    name: "credential_stuffing",
    kind: "evidence",
    description: "failures at 15 accounts or more from this source in 15 minutes, all of one kind",
    sql: `failed = 1 AND count(DISTINCT CASE WHEN failed = 1 THEN "user" END) OVER source_15m >= 15
      AND count(DISTINCT CASE WHEN failed = 1 THEN failure_reason END) OVER source_15m = 1`,
    shows: ["failures_source_15m"],
    techniques: ["T1110.004"],
    points: 3,
    origin: "Elastic: stuffing",
  },
  {
    name: "distributed_spraying",
    kind: "evidence",
    description: "failures at more than 30 accounts from more than 30 sources in 5 minutes",
    sql: `failed = 1 AND count(DISTINCT CASE WHEN failed = 1 THEN "user" END) OVER organisation_5m > 30
      AND count(DISTINCT CASE WHEN failed = 1 THEN source_ip END) OVER organisation_5m > 30`,
    shows: ["failures_organisation_5m"],
    techniques: ["T1110.003"],
    points: 3,
    origin: "Splunk: distributed spray",
  },
  {
    name: "many_failures",
    kind: "evidence",
    description: "more than 5 failures from this source in 5 minutes",
    sql: "failed = 1 AND sum(failed) OVER source_5m >= 5",
    shows: ["failures_source_1h"],
    techniques: ["T1110.001"],
    points: 1,
    origin: "CrowdSec: ssh-bf; Splunk has more than 10 in 10 minutes",
  },
  {
    name: "guessing_then_success",
    kind: "evidence",
    description:
      "a success after 5 or more failures of this user from this source in 15 minutes, in a network new for the user",
    sql: `${SIGNED_IN} AND sum(failed) OVER user_source_15m >= 5 AND {unfamiliar_network_for_user} = 1`,
    shows: ["failures_user_source_1h"],
    techniques: ["T1110.001"],
    points: 3,
    origin: "Elastic: failures, then a success",
  },
  {
    name: "impossible_travel",
    kind: "evidence",
    description: "500 km or more from this user's previous success, at 800 km/h or more, in a city new for the user",
    sql: `${SIGNED_IN} AND {impossible_travel} = 1 AND {unfamiliar_city_for_user} = 1`,
    shows: ["distance_from_previous_km", "speed_from_previous_kmh"],
    techniques: ["T1078.004"],
    points: 1,
    origin: "Elastic: distance and speed; Entra ID: places of one's own are no travel",
  },
  {
    name: "two_networks_at_once",
    kind: "evidence",
    description:
      "a success from a network new for this user, who signed in from another one in the 5 minutes before; of neither is known where it is",
    sql: `${SIGNED_IN} AND place IS NULL AND coalesce(sum(succeeded) OVER user_network_past, 0) = 0
      AND sum(succeeded) OVER user_5m >= 1`,
    shows: ["seconds_since_user_event"],
    techniques: ["T1078.004"],
    points: 1,
    origin: "CrowdSec: sshd-impossible-travel, where places are not known",
  },
  {
    name: "mfa_fatigue",
    kind: "evidence",
    description: "more than 10 second factors of this user denied or ignored in 10 minutes",
    sql: `${PUSH} AND sum(denied) OVER user_10m >= 10`,
    shows: ["denied_pushes_24h"],
    techniques: ["T1621"],
    points: 4,
    origin: "Splunk: failed MFA requests",
  },
  {
    name: "dormant_account",
    kind: "evidence",
    description: "the first success of this account in 180 days or more",
    sql: `${SIGNED_IN} AND {dormant_days} >= 180`,
    shows: ["dormant_days"],
    techniques: ["T1078"],
    points: 2,
    origin: "Microsoft Sentinel: dormant",
  },
  {
    name: "first_country",
    kind: "evidence",
    description: "the first success of this user in this country",
    sql: `${SIGNED_IN} AND {unfamiliar_country_for_user} = 1`,
    shows: ["distance_from_previous_km"],
    techniques: ["T1078"],
    points: 0.5,
    origin: "Microsoft Sentinel: first country",
  },
  {
    name: "fan_out",
    kind: "evidence",
    description: "this account at more than 30 hosts in 5 minutes",
    sql: `count(DISTINCT host) OVER user_5m >= 30`,
    shows: ["hosts_user_1h"],
    techniques: ["T1021"],
    points: 1,
    origin: "Splunk: fan-out",
  },
];

/** What was never there before, where two such things meet. */
const NOVELTY: readonly Rule[] = [
  {
    name: "new_device_in_new_city",
    kind: "evidence",
    description: "a success with a device and in a city that are new for this user",
    sql: `${SIGNED_IN} AND ${NEW_DEVICE} AND {unfamiliar_city_for_user} = 1`,
    shows: ["distance_from_previous_km"],
    techniques: ["T1078"],
    points: 3.5,
    origin: OURS,
  },
  {
    name: "new_device_in_new_country",
    kind: "evidence",
    description: "a success with a device and in a country that are new for this user",
    sql: `${SIGNED_IN} AND ${NEW_DEVICE} AND {unfamiliar_country_for_user} = 1`,
    shows: ["distance_from_previous_km"],
    techniques: ["T1078"],
    points: 1,
    origin: OURS,
  },
  {
    name: "new_device_in_new_network",
    kind: "evidence",
    description: "a success with a device that is new for this user, from a network that nobody has signed in from",
    sql: `${SIGNED_IN} AND ${NEW_DEVICE} AND {unfamiliar_network_in_organisation} = 1`,
    shows: ["unfamiliar_things_for_user"],
    techniques: ["T1078"],
    points: 1,
    origin: OURS,
  },
  {
    name: "new_device_too_far",
    kind: "evidence",
    description: "a device that is new for this user, 300 km or more from the previous success at 500 km/h or more",
    sql: `${SIGNED_IN} AND ${NEW_DEVICE} AND {distance_from_previous_km} >= 300 AND {speed_from_previous_kmh} >= 500`,
    shows: ["distance_from_previous_km", "speed_from_previous_kmh"],
    techniques: ["T1078.004"],
    points: 0.5,
    origin: OURS,
  },
  {
    name: "session_moved",
    kind: "evidence",
    description:
      "this session goes on from an operator that is new for the user and a source that nobody has signed in from",
    sql: `{session_from_elsewhere} = 1 AND {unfamiliar_asn_for_user} = 1 AND ${NEW_SOURCE}`,
    shows: ["session_distance_km"],
    techniques: ["T1550.004"],
    points: 7,
    origin: OURS,
  },
  {
    name: "session_far_away",
    kind: "evidence",
    description: "this session goes on 100 km or more from where it was",
    sql: "{session_from_elsewhere} = 1 AND {session_distance_km} >= 100",
    shows: ["session_distance_km"],
    techniques: ["T1550.004"],
    points: 1,
    origin: OURS,
  },
  {
    name: "service_account_by_hand",
    kind: "evidence",
    description: "a service account with a program or a method that it hardly ever uses",
    sql: `${SIGNED_IN} AND {service_account_surprise} >= 2`,
    shows: ["service_account_surprise"],
    techniques: ["T1078"],
    points: 7,
    origin: OURS,
  },
  {
    name: "pushes_to_a_stranger",
    kind: "evidence",
    description:
      "2 or more second factors denied or ignored in 24 hours before, asked for with a device or from a network new for the user",
    sql: `${PUSH} AND {denied_pushes_24h} >= 2
      AND coalesce({unfamiliar_device_for_user}, {unfamiliar_agent_for_user}, {unfamiliar_network_for_user}) = 1`,
    shows: ["denied_pushes_24h"],
    techniques: ["T1621"],
    points: 6,
    origin: OURS,
  },
  {
    name: "new_hosts",
    kind: "evidence",
    description: "the third host or more within 24 hours that is new for this user and that few sign in to",
    sql: `${newHost()} AND sum(CASE WHEN ${newHost()} THEN 1 ELSE 0 END) OVER user_24h >= 2`,
    shows: ["hosts_user_24h"],
    techniques: ["T1021"],
    points: 1,
    origin: OURS,
  },
  {
    name: "many_new_hosts",
    kind: "evidence",
    description: "the fifth host or more within 24 hours that is new for this user and that few sign in to",
    sql: `${newHost()} AND sum(CASE WHEN ${newHost()} THEN 1 ELSE 0 END) OVER user_24h >= 4`,
    shows: ["hosts_user_24h"],
    techniques: ["T1021"],
    points: 2.5,
    origin: OURS,
  },
  {
    name: "unknown_account_wakes_up",
    kind: "evidence",
    description:
      "the first success of an account that was not seen before in 3 days of the log, from a source that nobody has signed in from",
    sql: `${SIGNED_IN} AND {dormant_days} >= 3 AND coalesce({account_age_days}, 0) < 1 AND ${NEW_SOURCE}`,
    shows: ["dormant_days"],
    techniques: ["T1078"],
    points: 3.5,
    origin: OURS,
  },
  {
    name: "account_wakes_up",
    kind: "evidence",
    description: "the first success of this account in 14 days or more, from a source that nobody has signed in from",
    sql: `${SIGNED_IN} AND {dormant_days} >= 14 AND ${NEW_SOURCE}`,
    shows: ["dormant_days"],
    techniques: ["T1078"],
    points: 2,
    origin: OURS,
  },
];

/** Failures that nobody's habits explain, and what else the same hands do. */
const STRANGERS: readonly Rule[] = [
  {
    name: "failure_of_a_stranger",
    kind: "count",
    description: "a failure of an account that exists, from a network that nobody has signed in from",
    sql: `${STRANGER} AND unknown_user = 0`,
    shows: ["stranger_failures_user_24h"],
    techniques: ["T1110"],
    points: 2,
    origin: OURS,
  },
  {
    name: "unknown_name",
    kind: "member",
    description: "a failure with a name that no account has, from a network that nobody has signed in from",
    sql: `${STRANGER} AND unknown_user = 1`,
    shows: [],
    techniques: ["T1110.004"],
    points: 0,
    origin: OURS,
  },
];

/** The table of rules: those of others, and our own. */
export const RULES: readonly Rule[] = Object.freeze([...PUBLISHED, ...NOVELTY, ...STRANGERS]);

/** A host that the user has never signed in to, and at most seven successes in a thousand. */
function newHost(): string {
  return "{unfamiliar_host_for_user} = 1 AND {rarity_host_in_organisation} >= 5";
}

/** Whether a rule has a published threshold, and is not our own. */
export function isPublished(name: string): boolean {
  return PUBLISHED.some((rule) => rule.name === name);
}
