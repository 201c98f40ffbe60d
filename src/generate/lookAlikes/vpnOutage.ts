import { dayWeight } from "../behaviour/dayWeight";
import { vpnOrigin } from "../behaviour/drawPlace";
import { EventBuffer, type SimulatedEvent } from "../behaviour/EventBuffer";
import { SIGN_INS_A_DAY, simulateSession } from "../behaviour/simulateSession";
import type { Organisation } from "../organisation/Organisation";
import { chooseWhoAndWhen, DAY_OF, isHuman, workingHours } from "./chooseWhoAndWhen";
import { localTime } from "./localTime";
import type { LookAlike } from "./LookAlike";
import { whereabouts } from "./whereabouts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SHORTEST_HOURS = 1;
const LONGEST_HOURS = 6;
/** Draws of an office and a time when its VPN is not down anyway. */
const DRAWS = 32;
/** Of those who work outside by the VPN, who is connected when it fails, and how soon they all are back. */
const IS_CONNECTED = 0.5;
const BACK_WITHIN_MS = HOUR_MS / 4;
/** The number of the session within the day, after all the ordinary ones. */
const SIGN_IN = SIGN_INS_A_DAY - 1;

/**
 * An office's VPN fails within working hours: whoever was connected signs in again within a quarter of an hour, and
 * until the end everyone's traffic leaves by the fallback exit, in another place and with another provider. Many users
 * at one new address, some of whom mistype.
 *
 * When the VPN of the office is down anyway at all times that are drawn, the incident stays without events.
 */
export const vpnOutage: LookAlike = {
  daysNeeded: 2,
  description: "an office's VPN is down for hours and sends everyone to an exit in another place",
  movesPeople: true,
  plan({ organisation, random, incident }) {
    const wish = { suits: isHuman, leastWeight: DAY_OF.work, hours: workingHours };
    for (let draw = 0; draw < DRAWS; draw++) {
      const chosen = chooseWhoAndWhen(organisation, random, wish);
      if (chosen === null) return [];
      const { person, localDay } = chosen;
      const outages = organisation.vpnOutages[person.office]!;
      const hours = SHORTEST_HOURS + random() * (LONGEST_HOURS - SHORTEST_HOURS);
      const hour = person.startsAt + random() * Math.max(0, person.workingHours - hours);
      const fromMs = localTime(organisation.startMs, person.clock, localDay, hour);
      const untilMs = fromMs + Math.floor(hours * HOUR_MS);
      if (outages.some((other) => fromMs < other.untilMs && other.fromMs < untilMs)) continue;
      outages.push({ fromMs, untilMs, labelledUntilMs: untilMs, incident });
      // Sign-ins to servers among them: these come from the inside, but are there because of the outage.
      return reconnect(organisation, person.office, fromMs, random).map((event) => ({ ...event, incident }));
    }
    return [];
  },
};

/** The sessions of those whose connection broke. */
function reconnect(organisation: Organisation, office: number, fromMs: number, random: () => number): SimulatedEvent[] {
  const out = new EventBuffer();
  const day = Math.floor((fromMs - organisation.startMs) / DAY_MS);
  const localMs = fromMs + organisation.clocks[office]!.offsetMs(fromMs) - organisation.startMs;
  for (const person of organisation.people) {
    if (person.office !== office || !isHuman(person)) continue;
    if (dayWeight(organisation, person, Math.floor(localMs / DAY_MS)) < DAY_OF.work) continue;
    if (whereabouts(organisation, person, fromMs).network.kind === "office") continue;
    if (random() >= person.habits.vpn * IS_CONNECTED) continue;
    const timestampMs = fromMs + Math.floor(random() * BACK_WITHIN_MS);
    const origin = { ...vpnOrigin(organisation, person, timestampMs), device: person.laptop };
    simulateSession({ organisation, person, day, signIn: SIGN_IN, timestampMs, origin, random }, out);
  }
  return Array.from({ length: out.length }, (_, row) => out.at(row));
}
