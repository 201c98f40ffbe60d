import { ACTIONS, type EventBuffer, METHODS, RESULTS } from "../behaviour/EventBuffer";
import type { AuthEvent } from "../../logs/AuthEvent";
import { accountName } from "../organisation/accountName";
import { formatAddress } from "../organisation/formatAddress";
import { hostName } from "../organisation/hosts";
import type { Organisation } from "../organisation/Organisation";
import { userAgentText } from "../organisation/userAgents";

/** Names of people that are kept; those of strangers would fill the memory. */
const KEPT_NAMES = 200_000;

/** Turns a row of numbers into an event of the log. */
export type EventTranslator = (buffer: EventBuffer, row: number, id: number) => AuthEvent;

/**
 * A function that turns rows of a simulation into events, as readers of logs know them.
 *
 * The event says nothing of incidents: labels never stand in a log.
 */
export function createEventTranslator({ people, networks }: Organisation): EventTranslator {
  const names = new Map<number, string>();
  const userAgents = new Map<number, string>();
  const hosts = new Map<number, string>();
  const nameOf = (account: number): string =>
    names.size < KEPT_NAMES
      ? kept(names, account, (number) => accountName(people, number))
      : (names.get(account) ?? accountName(people, account));
  return ({ columns }, row, id) => {
    const { city, asn } = networks.all[columns.network[row]!]!;
    const result = columns.result[row]!;
    const device = columns.device[row]!;
    const session = columns.session[row]!;
    return {
      event_id: String(id),
      timestampUs: columns.timestampMs[row]! * 1000,
      user: nameOf(columns.account[row]!),
      source_ip: formatAddress(columns.address[row]!),
      outcome: result === 0 ? "success" : "failure",
      failure_reason: result === 0 ? null : RESULTS[result]!,
      action: ACTIONS[columns.action[row]!]!,
      method: METHODS[columns.method[row]!]!,
      country: city.country,
      city: city.name,
      latitude: city.latitude,
      longitude: city.longitude,
      asn,
      user_agent: kept(userAgents, columns.userAgent[row]!, userAgentText),
      device: device === 0 ? null : `d${device}`,
      host: kept(hosts, columns.host[row]!, hostName),
      session_id: session === 0 ? null : `s${session}`,
    };
  };
}

function kept(texts: Map<number, string>, number: number, make: (number: number) => string): string {
  let text = texts.get(number);
  if (text === undefined) texts.set(number, (text = make(number)));
  return text;
}
