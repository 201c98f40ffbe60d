import type { SimulatedEvent } from "../behaviour/EventBuffer";
import type { Person } from "../organisation/Person";
import type { AttackSetting } from "./Attack";
import { chooseVictim } from "./chooseVictim";
import { findSession } from "./findSession";

/** Victims who are asked for a session of theirs before the attack does without: some are on leave for all of a log. */
const DRAWS = 8;

/**
 * A victim, and a sign-in of the victim's own to start from.
 *
 * @param fromMs - of the sign-in, better not before this
 * @param beforeMs - and before this
 * @returns the sign-in is null where nobody was found who has one, as in an organisation of services
 */
export function chooseSession(
  setting: AttackSetting,
  fromMs: number,
  beforeMs: number,
): { victim: Person; own: SimulatedEvent | null } {
  for (let draw = 1; ; draw++) {
    const victim = chooseVictim(setting);
    const own = findSession(setting, victim, fromMs, beforeMs);
    if (own !== null || draw === DRAWS) return { victim, own };
  }
}
