import { homeOrigin } from "../behaviour/drawPlace";
import { METHOD, RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { APPLICATION_COUNT } from "../organisation/hosts";
import type { Organisation } from "../organisation/Organisation";
import type { Change, Person } from "../organisation/Person";
import type { Role } from "../organisation/roles";
import { chooseWhoAndWhen, DAY_OF, isHuman } from "./chooseWhoAndWhen";
import { createSignIn } from "./createSignIn";
import { localTime } from "./localTime";
import type { LookAlike, LookAlikeSetting } from "./LookAlike";

const NIGHT = [0, 6] as const;
/** Who is called first. */
const ON_DUTY: readonly Role[] = ["on_call", "developer"];
/** Servers that are looked at; share of them that the engineer never used; how often one of these refuses. */
const SERVERS = [5, 15] as const;
const IS_UNKNOWN = 0.25;
const REFUSES = 0.4;

/** A night of work. */
type Night = Change & { untilMs: number };

/**
 * An engineer is called at night and works from home for hours: sessions on applications and servers, and a hasty
 * search over many servers, some never used before. The hour is rare and the search is lateral movement to a counter.
 *
 * Where nobody builds software, somebody else is called.
 */
export const onCallNight: LookAlike = {
  daysNeeded: 2,
  description: "an engineer on call works from home through the night",
  plan(setting) {
    const { organisation, random, incident } = setting;
    const wish = { leastWeight: DAY_OF.duty, hours: () => NIGHT };
    const onDuty = ({ role }: Person): boolean => ON_DUTY.includes(role);
    const chosen =
      chooseWhoAndWhen(organisation, random, { ...wish, suits: onDuty }) ??
      chooseWhoAndWhen(organisation, random, { ...wish, suits: isHuman });
    if (chosen === null) return [];
    const { person, localDay } = chosen;
    const hour = NIGHT[0] + random() * 2.5;
    const lengthInHours = 1.5 + random() * 2;
    const at = (localHour: number): number => localTime(organisation.startMs, person.clock, localDay, localHour);
    const untilMs = at(hour + lengthInHours);
    const night: Night = { fromMs: at(hour), untilMs, labelledUntilMs: untilMs, incident };
    person.nights = [...person.nights, night];
    return searchServers(setting, person, night);
  },
};

function searchServers(
  { organisation, random, incident }: LookAlikeSetting,
  person: Person,
  { fromMs, untilMs }: Night,
): SimulatedEvent[] {
  const count = SERVERS[0] + Math.floor(random() * (SERVERS[1] - SERVERS[0] + 1));
  const lengthMs = (untilMs - fromMs) / 2;
  return Array.from({ length: count }, (_, index): SimulatedEvent => {
    const timestampMs = fromMs + Math.floor((lengthMs * (index + random())) / count);
    const place = homeOrigin(organisation, person, timestampMs);
    const host = drawServer(organisation, person, random);
    const signIn = { timestampMs, account: person.index, place, device: person.laptop, host, incident };
    const refused = !person.servers.includes(host) && random() < REFUSES;
    const byKey = person.key % 4 !== 0;
    return {
      ...createSignIn(organisation, signIn),
      method: byKey ? METHOD.publickey : METHOD.password,
      result: refused ? RESULT[byKey ? "key refused" : "bad password"] : RESULT.success,
    };
  });
}

function drawServer({ servers }: Organisation, person: Person, random: () => number): number {
  if (random() < IS_UNKNOWN) return APPLICATION_COUNT + Math.floor(random() * servers);
  return person.servers[Math.floor(random() * person.servers.length)]!;
}
