import { mobileOrigin, type Place } from "../behaviour/drawPlace";
import { ACTION, RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { createLock } from "../behaviour/lockout";
import type { Organisation } from "../organisation/Organisation";
import type { Device, Person } from "../organisation/Person";
import { MAIL_PROGRAM, PROGRAMS } from "../organisation/userAgents";
import { chooseWhoAndWhen, DAY_OF, isHuman, workingHours } from "./chooseWhoAndWhen";
import { createSignIn } from "./createSignIn";
import { localTime } from "./localTime";
import { drawWithin } from "./drawWithin";
import type { LookAlike } from "./LookAlike";
import { whereabouts } from "./whereabouts";

const MINUTE_MS = 60_000;
const [PORTAL, MAIL] = [0, 1];
const MINUTES_BETWEEN = [5, 15] as const;
const HOURS_LONG = [0.5, 10] as const;

/** A program that asks for mail, and where it is. */
interface MailClient {
  device: Device;
  placeAt: (timestampMs: number) => Place;
}

/**
 * Someone changes the password at work; the mail program on the laptop or the phone keeps asking with the old one from
 * wherever its owner is, until the owner types the new one. Meanwhile it locks the account, again and again.
 */
export const staleMailClient: LookAlike = {
  daysNeeded: 2,
  description: "a mail program keeps trying the old password for hours after its owner changed it",
  plan({ organisation, random, incident }) {
    const wish = { suits: isHuman, leastWeight: DAY_OF.work, hours: workingHours };
    const chosen = chooseWhoAndWhen(organisation, random, wish);
    if (chosen === null) return [];
    const { person, localDay } = chosen;
    const { startMs, endMs } = organisation;
    const hour = person.startsAt + (random() * person.workingHours) / 2;
    const changedMs = localTime(startMs, person.clock, localDay, hour);
    const { device, placeAt } = drawClient(organisation, person, random);
    const ask = (timestampMs: number, result: number): SimulatedEvent => {
      const place = placeAt(timestampMs);
      const signIn = { timestampMs, account: person.index, place, device, host: MAIL, incident };
      // A mail program keeps its own mark, whatever browsers forget.
      return { ...createSignIn(organisation, signIn), device: device.id, result };
    };
    const between = drawWithin(MINUTES_BETWEEN, random) * MINUTE_MS;
    const longMs = drawWithin(HOURS_LONG, random) * 60 * MINUTE_MS;
    const lock = createLock();
    const events = [changePassword(organisation, person, changedMs, incident)];
    let timestampMs = changedMs;
    for (;;) {
      timestampMs += Math.floor(between * (0.9 + 0.2 * random()));
      if (timestampMs >= changedMs + longMs && timestampMs >= lock.untilMs()) break;
      events.push(ask(timestampMs, lock.fail(timestampMs)));
    }
    events.push(ask(timestampMs, RESULT.success));
    return events.filter((event) => event.timestampMs < endMs);
  },
};

function changePassword(
  organisation: Organisation,
  person: Person,
  timestampMs: number,
  incident: number,
): SimulatedEvent {
  const place = whereabouts(organisation, person, timestampMs);
  const signIn = { timestampMs, account: person.index, place, device: person.laptop, host: PORTAL, incident };
  return { ...createSignIn(organisation, signIn), action: ACTION.password_change };
}

/** Outlook where the laptop has it, otherwise the phone: on the Wi-Fi of where its owner is, or on the carrier. */
function drawClient(organisation: Organisation, person: Person, random: () => number): MailClient {
  const [onLaptop, onWiFi] = [random() < 0.6, random() < 0.5];
  const byLaptop = (timestampMs: number): Place => whereabouts(organisation, person, timestampMs);
  if (onLaptop && PROGRAMS[person.laptop.program]!.text.includes("Windows")) {
    return { device: { ...person.laptop, program: MAIL_PROGRAM }, placeAt: byLaptop };
  }
  const byCarrier = (timestampMs: number): Place => mobileOrigin(person.mobile, person.key, timestampMs);
  return { device: person.phone, placeAt: onWiFi ? byLaptop : byCarrier };
}
