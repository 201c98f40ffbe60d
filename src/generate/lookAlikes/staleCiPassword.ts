import { insideOrigin } from "../behaviour/drawPlace";
import { METHOD, type SimulatedEvent } from "../behaviour/EventBuffer";
import { createLock } from "../behaviour/lockout";
import { serviceDevice, serviceMethod } from "../behaviour/simulateService";
import { choosePerson } from "../organisation/choosePerson";
import type { Organisation } from "../organisation/Organisation";
import type { Device, Person } from "../organisation/Person";
import { SCRIPT_PROGRAMS } from "../organisation/userAgents";
import { createSignIn } from "./createSignIn";
import type { LookAlike } from "./LookAlike";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Time between tries, and how long it takes until someone notices; both spread evenly on a logarithmic scale. */
const SECONDS_BETWEEN = [10, 300] as const;
const HOURS_LONG = [2, 48] as const;
/** What fails every few seconds is noticed sooner; and the log of 60 accounts should not drown in one of them. */
const MOST_TRIES = 1_000;

/**
 * A service's saved password is out of date: it fails, and locks itself out, from its own address, on its own servers, as often as every ten
 * seconds, and no sign-in of its works until someone renews the password. No attack is louder by user or by address.
 *
 * Where every service has had its turn, or there are none, it is a job that runs under a developer's own name; the
 * developer meanwhile signs in as ever.
 */
export const staleCiPassword: LookAlike = {
  daysNeeded: 1,
  description: "a build server fails for hours with a password that is out of date, then works again",
  plan({ organisation, random, incident }) {
    const account = chooseAccount(organisation, random);
    if (account === null) return [];
    const { startMs, endMs } = organisation;
    const betweenMs = evenlyByLogarithm(SECONDS_BETWEEN, random) * 1_000;
    const hours = evenlyByLogarithm(HOURS_LONG, random);
    const longMs = Math.min(hours * HOUR_MS, betweenMs * MOST_TRIES, (endMs - startMs) / 2);
    const fromMs = startMs + Math.floor(random() * (endMs - startMs - longMs - betweenMs));
    const place = insideOrigin(organisation, account);
    const device = drawDevice(account, random);
    const deviceOn = (timestampMs: number): number =>
      account.role === "service" ? serviceDevice(account, Math.floor((timestampMs - startMs) / DAY_MS)) : 0;
    const signIn = (timestampMs: number, tries: number): SimulatedEvent => {
      const host = account.servers[tries % account.servers.length]!;
      const made = createSignIn(organisation, { timestampMs, account: account.index, place, device, host, incident });
      return { ...made, device: deviceOn(timestampMs) };
    };
    const events: SimulatedEvent[] = [];
    const lock = createLock();
    for (let tries = 0; tries * betweenMs < longMs; tries++) {
      const timestampMs = fromMs + Math.floor((tries + 0.1 * random()) * betweenMs);
      events.push({ ...signIn(timestampMs, tries), result: lock.fail(timestampMs) });
    }
    const renewedMs = fromMs + Math.floor(longMs + 0.9 * betweenMs);
    const untilMs = Math.min(endMs - 1, Math.max(renewedMs, lock.untilMs()));
    events.push(signIn(untilMs, 0));
    if (account.role === "service") account.stalePassword = { fromMs, untilMs };
    return events;
  },
};

function chooseAccount({ people }: Organisation, random: () => number): Person | null {
  const stays = ({ joinsOnDay, leavesOnDay }: Person): boolean => joinsOnDay <= 0 && leavesOnDay === Infinity;
  return (
    choosePerson(people, random, (person) => isFresh(person) && serviceMethod(person) === METHOD.password) ??
    choosePerson(people, random, isFresh) ??
    choosePerson(people, random, (person) => person.role === "developer" && stays(person)) ??
    choosePerson(people, random, (person) => person.role !== "service" && stays(person))
  );
}

/** A service whose turn it has not been yet. */
function isFresh({ role, stalePassword }: Person): boolean {
  return role === "service" && stalePassword === null;
}

/** Services keep their program; a job under somebody's name runs one that is not a browser. */
function drawDevice({ role, laptop }: Person, random: () => number): Device {
  if (role === "service") return { ...laptop, phase: 0 };
  return { id: 0, program: SCRIPT_PROGRAMS[Math.floor(random() * SCRIPT_PROGRAMS.length)]!, phase: 0 };
}

function evenlyByLogarithm([least, most]: readonly [number, number], random: () => number): number {
  return least * Math.exp(random() * Math.log(most / least));
}
