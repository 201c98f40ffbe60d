import { ACTION, METHOD, type SimulatedEvent } from "../behaviour/EventBuffer";
import type { Person } from "../organisation/Person";
import type { AttackSetting } from "./Attack";
import type { Attacker } from "./Attacker";
import { betweenNoisyAndCareful } from "./timing";

/** Share of the sign-ins with a stolen password that are asked for the second factor, and get it from the victim. */
const PASSES_MFA = 0.35;

/**
 * What an attacker does who has the password: a sign-in, sometimes after a push that the victim approves, and some
 * applications of the victim within the same session.
 *
 * @param source - number of the attacker's address
 */
export function useAccess(
  { organisation, random, stealth }: AttackSetting,
  attacker: Attacker,
  victim: Person,
  timestampMs: number,
  source: number = 0,
): SimulatedEvent[] {
  const session = 1 + Math.floor(random() * (2 ** 32 - 1));
  const looks = Math.floor(random() * betweenNoisyAndCareful(8, 2, stealth));
  const account = victim.index;
  const events = [attacker.attempt({ timestampMs, account, session }, source)];
  if (victim.hasMfa && random() < PASSES_MFA) {
    // A second factor that the attacker passes on from the victim: asked for before the sign-in is complete.
    const askedMs = Math.max(organisation.startMs, timestampMs - 1_000 - Math.floor(random() * 2_000));
    events.unshift(
      attacker.attempt({ timestampMs: askedMs, account, action: ACTION.mfa, method: METHOD.push }, source),
    );
  }
  for (let look = 0, time = timestampMs; look < looks; look++) {
    time += Math.floor(10_000 + random() * betweenNoisyAndCareful(120_000, 1_200_000, stealth));
    if (time >= organisation.endMs) break;
    const host = victim.applications[Math.floor(random() * victim.applications.length)]!;
    events.push(attacker.attempt({ timestampMs: time, account, session, host, method: METHOD.token }, source));
  }
  return events;
}
