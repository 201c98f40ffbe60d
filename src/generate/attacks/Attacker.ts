import { ACTION, METHOD, RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { addressIn, mobileOrigin, type Place } from "../behaviour/drawPlace";
import { drawDoor } from "../organisation/hosts";
import { mixBits } from "../organisation/mixBits";
import type { Person } from "../organisation/Person";
import { LAPTOP_PROGRAMS, SCRIPT_PROGRAMS, userAgentCode } from "../organisation/userAgents";
import type { AttackSetting } from "./Attack";

const DAY_MS = 86_400_000;

/** What one attempt does; the rest comes from the attacker. */
export type Attempt = Pick<SimulatedEvent, "timestampMs" | "account"> &
  Partial<Pick<SimulatedEvent, "result" | "host" | "action" | "method" | "session" | "device" | "userAgent">>;

/** Someone who attacks: what they sign in with, and from where. */
export interface Attacker {
  /** Number of the application where guesses are tried. */
  door: number;
  /** An event from source number `source` (counted round), with what the attacker signs in with. */
  attempt(attempt: Attempt, source?: number): SimulatedEvent;
}

/**
 * An attacker with some addresses: noisy ones rent a server and run a script; careful ones come from homes and phones
 * in the victim's own country, with the browser that the victim has.
 *
 * @param victim - whose country and browser a careful attacker takes
 * @param sources - the addresses, or how many to draw
 * @param byHand - with a browser, however noisy: a script cannot look around
 */
export function createAttacker(
  setting: AttackSetting,
  victim: Person,
  sources: number | readonly Place[],
  byHand: boolean = false,
): Attacker {
  const { organisation, random, stealth, incident } = setting;
  const places = typeof sources === "number" ? drawSources(setting, victim, sources) : sources;
  const scripted = random() > stealth * 2 && !byHand;
  const program =
    random() < stealth ? victim.laptop.program : LAPTOP_PROGRAMS[Math.floor(random() * LAPTOP_PROGRAMS.length)]!;
  const tool = SCRIPT_PROGRAMS[Math.floor(random() * SCRIPT_PROGRAMS.length)]!;
  const door = drawDoor(random);
  const phase = random();
  const key = 1 + Math.floor(random() * (2 ** 32 - 1));
  const userAgent = (day: number): number => userAgentCode(scripted ? tool : program, day, scripted ? 0 : phase);
  return {
    door,
    attempt(attempt, source = 0) {
      const place = places[source % places.length]!;
      return {
        address: place.address,
        network: place.network.index,
        action: ACTION.login,
        method: METHOD.password,
        result: RESULT.success,
        userAgent: userAgent(Math.floor((attempt.timestampMs - organisation.startMs) / DAY_MS)),
        // Who goes through many accounts begins each with a fresh browser, or none that leaves a mark.
        device: scripted ? 0 : byHand ? key : mixBits(key, attempt.account) || 1,
        host: door,
        session: 0,
        ...attempt,
        incident,
      };
    },
  };
}

function drawSources(setting: AttackSetting, victim: Person, count: number): Place[] {
  return Array.from({ length: Math.max(1, Math.round(count)) }, () => attackerPlace(setting, victim));
}

/** An address to attack from: with `stealth` the chance that it is a home or a phone in the victim's country. */
function attackerPlace({ organisation, random, stealth }: AttackSetting, victim: Person): Place {
  const { networks, cities } = organisation;
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  if (random() < stealth) {
    const country = cities[victim.city]!.country;
    const near = cities.flatMap((city, index) => (city.country === country ? [index] : []));
    const city = pick(near);
    if (random() < 0.25) return mobileOrigin(pick(networks.mobiles[city]!), Math.floor(random() * 2 ** 32), 0);
    return addressIn(pick(networks.homes[city]!), random);
  }
  return addressIn(
    pick(random() < 0.7 ? networks.hosting : networks.homes[Math.floor(random() * cities.length)]!),
    random,
  );
}
