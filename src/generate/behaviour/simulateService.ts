import { mixBits } from "../organisation/mixBits";
import type { Organisation } from "../organisation/Organisation";
import type { Person } from "../organisation/Person";
import { userAgentCode } from "../organisation/userAgents";
import { dayWeight } from "./dayWeight";
import { insideOrigin } from "./drawPlace";
import { ACTION, type EventBuffer, METHOD, RESULT } from "./EventBuffer";

const DAY_MS = 86_400_000;
/** Most services have a token or a key; some still have a password. */
const SERVICE_METHODS = [METHOD.token, METHOD.token, METHOD.publickey, METHOD.network, METHOD.password] as const;

/**
 * A service signs in by itself at even intervals, from one address inside, day and night, with few seconds of delay.
 *
 * @param day - from the start of the log, in UTC
 */
export function simulateService(
  organisation: Organisation,
  person: Person,
  day: number,
  random: () => number,
  out: EventBuffer,
): void {
  if (dayWeight(organisation, person, day) === 0) return;
  const count = Math.floor(person.signInsPerDay + random());
  const origin = insideOrigin(organisation, person);
  const first = (DAY_MS / count) * person.leasePhase;
  for (let run = 0; run < count; run++) {
    const sinceMidnightMs = Math.floor(first + (DAY_MS * run) / count + random() * 4_000);
    const timestampMs = organisation.startMs + day * DAY_MS + Math.min(DAY_MS - 1, sinceMidnightMs);
    if (isStale(person, timestampMs)) continue;
    out.push({
      timestampMs,
      account: person.index,
      address: origin.address,
      network: origin.network.index,
      action: ACTION.login,
      method: serviceMethod(person),
      result: RESULT.success,
      userAgent: userAgentCode(person.laptop.program, day, 0),
      device: serviceDevice(person, day),
      // A few also call an application.
      host:
        person.key % 7 === 0 && run % 9 === 0 ? person.applications[0]! : person.servers[run % person.servers.length]!,
      session: 0,
      incident: 0,
    });
  }
}

/** Number of the method that a service signs in with. */
export function serviceMethod({ key }: Person): number {
  return SERVICE_METHODS[key % SERVICE_METHODS.length]!;
}

/** Number of a service's device on a day; 0 for most, as scripts seldom have one that is known. */
export function serviceDevice(person: Person, day: number): number {
  return person.key % 4 === 0 ? mixBits(person.laptop.id, machineOn(person, day)) || 1 : 0;
}

/** Number of the machine that a service runs on: a new one comes now and then, after months with most. */
function machineOn({ key }: Person, day: number): number {
  const daysEach = 10 + (key % 200);
  return Math.floor((day + (key % daysEach)) / daysEach);
}

function isStale({ stalePassword }: Person, timestampMs: number): boolean {
  return stalePassword !== null && timestampMs >= stalePassword.fromMs && timestampMs < stalePassword.untilMs;
}
