import type { SimulatedEvent } from "../behaviour/EventBuffer";
import { createLock } from "../behaviour/lockout";
import type { Attack } from "./Attack";
import { createAttacker } from "./Attacker";
import { chooseVictim } from "./chooseVictim";
import { betweenNoisyAndCareful, daysFor, drawStart, drawTimes } from "./timing";
import { useAccess } from "./useAccess";

const MINUTE_MS = 60_000;
const lengthMs = (stealth: number): number => betweenNoisyAndCareful(20 * MINUTE_MS, 5 * 1440 * MINUTE_MS, stealth);

/** Many guesses at one account; half of these attacks find the password in the end. */
export const passwordGuessing: Attack = {
  technique: "T1110.001",
  description: "guesses at one account's password; half of them succeed in the end",
  daysNeeded: (stealth) => daysFor(lengthMs(stealth)),
  strike(setting) {
    const { random, stealth } = setting;
    const victim = chooseVictim(setting);
    const attacker = createAttacker(setting, victim, betweenNoisyAndCareful(1, 20, stealth));
    const length = lengthMs(stealth);
    const guesses = Math.round(betweenNoisyAndCareful(300, 20, stealth) * (0.7 + 0.6 * random()));
    const times = drawTimes(setting, victim, drawStart(setting, length), length, guesses);
    const events: SimulatedEvent[] = [];
    const lock = createLock();
    times.forEach((timestampMs, guess) => {
      events.push(attacker.attempt({ timestampMs, account: victim.index, result: lock.fail(timestampMs) }, guess));
    });
    const last = times.at(-1)!;
    if (random() < 0.5) {
      const foundMs = Math.max(last, lock.untilMs()) + 5_000;
      events.push(...useAccess(setting, attacker, victim, foundMs, guesses, attacker.door));
    }
    return events;
  },
};
