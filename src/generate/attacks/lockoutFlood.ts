import { RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { createLock, LOCKED_AFTER } from "../behaviour/lockout";
import { answerToGuess } from "../behaviour/answerToGuess";
import type { Attack } from "./Attack";
import { createAttacker } from "./Attacker";
import { choosePeople, someOf } from "./chooseVictim";
import { betweenNoisyAndCareful, daysFor, drawStart, drawTimes } from "./timing";

const MINUTE_MS = 60_000;
const lengthMs = (stealth: number): number => betweenNoisyAndCareful(5 * MINUTE_MS, 55 * MINUTE_MS, stealth);

/** Wrong passwords on purpose, at many accounts at once, until all of them are locked. */
export const lockoutFlood: Attack = {
  technique: "T1531",
  description: "wrong passwords on purpose until many accounts are locked",
  daysNeeded: (stealth) => daysFor(lengthMs(stealth)),
  strike(setting) {
    const { random, stealth } = setting;
    const victims = choosePeople(setting, betweenNoisyAndCareful(80, 30, stealth) * (0.8 + 0.4 * random()));
    const attacker = createAttacker(setting, victims[0]!, betweenNoisyAndCareful(1, 40, stealth));
    const length = lengthMs(stealth);
    const tries = LOCKED_AFTER + 1;
    // Nobody locks accounts at leisure: the hours are those of the attacker, however careful.
    const times = drawTimes(
      { ...setting, stealth: 0 },
      victims[0]!,
      drawStart(setting, length),
      length,
      victims.length * tries,
    );
    // Each account in each round, in another order every time.
    const order = Array.from({ length: tries }, () => someOf(victims, victims.length, random)).flat();
    const locks = new Map(victims.map((victim) => [victim, createLock()]));
    return order.map((victim, index): SimulatedEvent => {
      const timestampMs = times[index]!;
      const answer = answerToGuess(setting.organisation, victim, timestampMs, false);
      const result = answer === RESULT["bad password"] ? locks.get(victim)!.fail(timestampMs) : answer;
      return attacker.attempt({ timestampMs, account: victim.index, result }, index);
    });
  },
};
