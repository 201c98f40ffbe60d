import { ACTION, METHOD, type SimulatedEvent } from "../behaviour/EventBuffer";
import { favouriteOf } from "../organisation/hosts";
import type { Person } from "../organisation/Person";
import { approvalToSignInMs } from "../behaviour/approvalToSignInMs";
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
 * @param host - what is signed in to; one of the victim's applications when left out
 */
export function useAccess(
  { organisation, random, stealth }: AttackSetting,
  attacker: Attacker,
  victim: Person,
  timestampMs: number,
  source: number = 0,
  host: number = favouriteOf(victim.applications, random),
): SimulatedEvent[] {
  const session = 1 + Math.floor(random() * (2 ** 32 - 1));
  const looks = Math.floor(random() * betweenNoisyAndCareful(8, 2, stealth));
  const account = victim.index;
  const events = [attacker.attempt({ timestampMs, account, session, host }, source)];
  if (victim.hasMfa && random() < PASSES_MFA) {
    // A second factor that the attacker passes on from the victim: asked for before the sign-in is complete.
    const askedMs = Math.max(organisation.startMs, timestampMs - approvalToSignInMs(random));
    const push = { timestampMs: askedMs, account, action: ACTION.mfa, method: METHOD.push, host };
    events.unshift(attacker.attempt(push, source));
  }
  for (let look = 0, time = timestampMs; look < looks; look++) {
    time += Math.floor(10_000 + random() * betweenNoisyAndCareful(120_000, 1_200_000, stealth));
    if (time >= organisation.endMs) break;
    const looked = favouriteOf(victim.applications, random);
    events.push(attacker.attempt({ timestampMs: time, account, session, host: looked, method: METHOD.token }, source));
  }
  return events;
}
