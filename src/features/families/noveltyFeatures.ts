import { EPOCH_US } from "../dialect";
import type { Feature } from "../Feature";

/** What may be new: second part of the window's name → words, and the field that the event must have. */
const WHAT: readonly [string, string, string][] = [
  ["source", "source IP", "source_ip"],
  ["network", "network (/24 or /48)", "source_ip"],
  ["country", "country", "country"],
  ["city", "city", "city"],
  ["asn", "network operator (ASN)", "asn"],
  ["device", "device", "device"],
  ["agent", "user agent", "user_agent"],
  ["browser", "kind of program (Firefox, curl, …)", "user_agent"],
  ["host", "host", "host"],
  ["method", "method", "method"],
];
/** Of these the organisation's own past is asked as well. */
const IN_ORGANISATION: readonly string[] = [
  "source",
  "network",
  "country",
  "asn",
  "device",
  "agent",
  "browser",
  "host",
];
/** Of these that of the user's peers, who sign in at the same host. */
const AMONG_PEERS: readonly string[] = ["network", "country", "asn", "device", "browser"];

/** A past that tells what is usual: so many successes, or so long since the first one. */
const LEARNING_SUCCESSES = 3;
const LEARNING_DAYS = 1;
const LEARNING = `missing until the first ${LEARNING_SUCCESSES} successes or ${LEARNING_DAYS} day after the first`;

/** What the user, and everyone, has not been seen with before. */
export const NOVELTY_FEATURES: readonly Feature[] = [
  ...WHAT.flatMap(([what, words, field]): Feature[] => [
    {
      ...novelty(
        `unfamiliar_${what}_for_user`,
        `this user has never signed in successfully with this ${words}; ${LEARNING}`,
        ["user", field],
      ),
      sql: unfamiliar(`user_${what}_past`, "user_past"),
    },
    {
      ...novelty(
        `rarity_${what}_for_user`,
        `how rarely this user signs in successfully with this ${words}; small while the user is new`,
        ["user", field],
      ),
      unit: "nats",
      sql: rarity(`user_${what}_past`, "user_past"),
    },
    {
      ...novelty(
        `days_since_${what}_of_user`,
        `time since this user last signed in successfully with this ${words}; missing where that is never`,
        ["user", field],
      ),
      unit: "days",
      sql: daysSince(`user_${what}_past`),
    },
  ]),
  ...WHAT.filter(([what]) => IN_ORGANISATION.includes(what)).flatMap(([what, words, field]) =>
    amongAll(what, "in_organisation", `anyone signs in successfully with this ${words}`, [field], {
      part: `${what}_past`,
      whole: "organisation_past",
    }),
  ),
  ...WHAT.filter(([what]) => AMONG_PEERS.includes(what)).flatMap(([what, words, field]) =>
    amongAll(what, "among_peers", `anyone signs in successfully at this host with this ${words}`, ["host", field], {
      part: `host_${what}_past`,
      whole: "host_past",
    }),
  ),
  {
    ...novelty(
      "new_source_for_user",
      "first time this user comes from this source IP; missing for the user's first event",
      ["user", "source_ip"],
    ),
    sql: `CASE WHEN count(*) OVER user_past > 0 THEN CASE WHEN count(*) OVER user_source_past = 0 THEN 1 ELSE 0 END END`,
  },
  {
    ...novelty(
      "unfamiliar_things_for_user",
      "how many of this event's network, country, operator, device, user agent and host the user never had in a " +
        `success, without those that it lacks; ${LEARNING}`,
      ["user"],
    ),
    unit: "things",
    sql: learned(
      "user_past",
      WHAT.filter(([what]) => ["network", "country", "asn", "device", "agent", "host"].includes(what))
        .map(([what, , field]) => `CASE WHEN ${field} IS NOT NULL AND ${never(`user_${what}_past`)} THEN 1 ELSE 0 END`)
        .join(" + "),
    ),
  },
  {
    ...novelty(
      "failures_unfamiliar_device_organisation_1h",
      "failed sign-ins of everyone in the hour before from devices that the user never had",
      [],
    ),
    unit: "sign-ins",
    sql: `coalesce(sum(CASE WHEN failed = 1 AND device IS NOT NULL AND ${never("user_device_past")} THEN 1 ELSE 0 END) OVER organisation_1h, 0)`,
  },
  {
    ...novelty(
      "unfamiliar_failures_agent_24h",
      "failed sign-ins with exactly this user agent in the 24 hours before, from devices that the user never had",
      ["user_agent"],
    ),
    unit: "sign-ins",
    sql: `coalesce(sum(CASE WHEN failed = 1 AND device IS NOT NULL AND ${never("user_device_past")} THEN 1 ELSE 0 END) OVER agent_24h, 0)`,
  },
  {
    ...novelty(
      "unfamiliar_failures_agent_1h",
      "failed sign-ins with exactly this user agent in the hour before, from devices that the user never had",
      ["user_agent"],
    ),
    unit: "sign-ins",
    sql: `coalesce(sum(CASE WHEN failed = 1 AND device IS NOT NULL AND ${never("user_device_past")} THEN 1 ELSE 0 END) OVER agent_1h, 0)`,
  },
  {
    ...novelty(
      "unfamiliar_failures_agent_host_24h",
      "failed sign-ins at this host with exactly this user agent in the 24 hours before, from devices that the user never had",
      ["user_agent", "host"],
    ),
    unit: "sign-ins",
    sql: `coalesce(sum(CASE WHEN failed = 1 AND device IS NOT NULL AND ${never("user_device_past")} THEN 1 ELSE 0 END) OVER agent_host_24h, 0)`,
  },
  {
    ...novelty(
      "failed_from_unfamiliar_device",
      "this sign-in failed, from a device that the user never had in a success",
      ["user", "device"],
    ),
    sql: `CASE WHEN failed = 1 AND ${never("user_device_past")} THEN 1 ELSE 0 END`,
  },
  {
    ...novelty(
      "failed_from_unfamiliar_network",
      "this sign-in failed, from a network that the user never had in a success",
      ["user", "source_ip"],
    ),
    sql: `CASE WHEN failed = 1 AND ${never("user_network_past")} THEN 1 ELSE 0 END`,
  },
];

function novelty(name: string, description: string, needs: string[]): Omit<Feature, "sql"> & { sql: string } {
  const techniques = ["T1078", "T1110"];
  return {
    name,
    family: "novelty",
    unit: "1 = yes, 0 = no",
    description,
    sql: "0",
    needs,
    suspicious: "high",
    techniques,
  };
}

/** What is new, rare or long ago for many users at once. */
function amongAll(
  what: string,
  where: string,
  words: string,
  needs: string[],
  { part, whole }: { part: string; whole: string },
): Feature[] {
  return [
    {
      ...novelty(`unfamiliar_${what}_${where}`, `it is the first time that ${words}; ${LEARNING}`, needs),
      sql: unfamiliar(part, whole),
    },
    {
      ...novelty(`rarity_${what}_${where}`, `how rarely ${words}`, needs),
      unit: "nats",
      sql: rarity(part, whole),
    },
    {
      ...novelty(
        `days_since_${what}_${where}`,
        `time since the last time that ${words}; missing where that is never`,
        needs,
      ),
      unit: "days",
      sql: daysSince(part),
    },
  ];
}

/** 1 when there was never a success in one window, as soon as another one, which it is a part of, has a past. */
function unfamiliar(part: string, whole: string): string {
  return learned(whole, `CASE WHEN ${never(part)} THEN 1 ELSE 0 END`);
}

/** Attempts that failed prove nothing. */
function never(window: string): string {
  return `coalesce(sum(succeeded) OVER ${window}, 0) = 0`;
}

/**
 * An expression, null until a window has a past to compare with.
 *
 * Either end of the learning period is enough: a log of one day has users with some successes, and who signs in once a
 * week is known after the second time.
 */
function learned(whole: string, sql: string): string {
  const first = `min(CASE WHEN succeeded = 1 THEN ${EPOCH_US} END) OVER ${whole}`;
  return (
    `CASE WHEN sum(succeeded) OVER ${whole} >= ${LEARNING_SUCCESSES} OR ` +
    `${EPOCH_US} - ${first} >= ${LEARNING_DAYS} * 86400000000 THEN ${sql} END`
  );
}

/** Days since the last success in a window. */
function daysSince(window: string): string {
  return `(${EPOCH_US} - max(CASE WHEN succeeded = 1 THEN ${EPOCH_US} END) OVER ${window}) / 86400e6`;
}

/** Minus the logarithm of the smoothed share of successes: 0 for who is always so, more the longer the past without. */
function rarity(part: string, whole: string): string {
  return `-ln((coalesce(sum(succeeded) OVER ${part}, 0) + 1) / (coalesce(sum(succeeded) OVER ${whole}, 0) + 1.0))`;
}
