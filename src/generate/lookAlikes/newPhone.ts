import { homeOrigin, mobileOrigin } from "../behaviour/drawPlace";
import { ACTION, METHOD, RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { drawDevice } from "../organisation/createPerson";
import type { Organisation } from "../organisation/Organisation";
import type { Person } from "../organisation/Person";
import { PHONE_PROGRAMS } from "../organisation/userAgents";
import { chooseWhoAndWhen, DAY_OF, isHuman } from "./chooseWhoAndWhen";
import { createSignIn } from "./createSignIn";
import { localTime } from "./localTime";
import type { LookAlike } from "./LookAlike";

const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;
/** The phone is set up within an hour, some time between breakfast and bed. */
const AWAKE = [8, 22] as const;
/** Share of the applications that ask for the password; the others take the session of the first. */
const ASKS_PASSWORD = 0.5;
/** Passwords are hard to type on a new keyboard: probability of a slip, and how many in a row at most. */
const SLIPS = 0.35;
const MOST_SLIPS = 3;

/**
 * Someone unpacks a new phone and signs in to one application after another, from home or on the carrier's network:
 * a device that nobody has seen, with mistyped passwords and a second factor, as after a theft of credentials.
 */
export const newPhone: LookAlike = {
  daysNeeded: 2,
  description: "someone sets up a new phone and signs in to several applications with it",
  plan({ organisation, random, incident }) {
    const suits = (person: Person): boolean => isHuman(person) && person.newPhone === null;
    const chosen = chooseWhoAndWhen(organisation, random, { suits, leastWeight: DAY_OF.duty, hours: () => AWAKE });
    if (chosen === null) return [];
    const { person, localDay } = chosen;
    const hour = AWAKE[0] + random() * (AWAKE[1] - AWAKE[0] - 1);
    const fromMs = localTime(organisation.startMs, person.clock, localDay, hour);
    const device = drawDevice(PHONE_PROGRAMS, random);
    person.newPhone = { fromMs, labelledUntilMs: fromMs + DAY_MS, incident, device };
    return setUp(organisation, person, person.newPhone, random);
  },
};

function setUp(
  organisation: Organisation,
  person: Person,
  { fromMs, device, incident }: NonNullable<Person["newPhone"]>,
  random: () => number,
): SimulatedEvent[] {
  const atHome = random() < 0.6;
  const place = atHome ? homeOrigin(organisation, person, fromMs) : mobileOrigin(person.mobile, person.key, fromMs);
  const session = 1 + Math.floor(random() * 0xffff_ffff);
  const applications = person.applications.slice(0, 3 + Math.floor(random() * 4));
  const events: SimulatedEvent[] = [];
  let timestampMs = fromMs;
  for (const [index, host] of applications.entries()) {
    const signIn = createSignIn(organisation, { timestampMs, account: person.index, place, device, host, incident });
    const add = (change: Partial<SimulatedEvent>, seconds: number): void => {
      events.push({ ...signIn, timestampMs, ...change });
      timestampMs += SECOND_MS * 2 + Math.floor(random() * seconds * SECOND_MS);
    };
    const types = index === 0 || random() < ASKS_PASSWORD;
    for (let slip = 0; types && slip < MOST_SLIPS && random() < SLIPS; slip++) {
      add({ result: RESULT["bad password"] }, 25);
    }
    if (types && person.hasMfa) add({ action: ACTION.mfa, method: METHOD.push }, 3);
    add({ method: types ? METHOD.password : METHOD.token, session }, 300);
  }
  return events;
}
