import { RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { answerToGuess } from "../behaviour/answerToGuess";
import type { Attack } from "./Attack";
import { createAttacker } from "./Attacker";
import { choosePeople } from "./chooseVictim";
import { betweenNoisyAndCareful, daysFor, drawStart, drawTimes } from "./timing";
import { useAccess } from "./useAccess";

const MINUTE_MS = 60_000;
/** Share of the accounts that have the password which is tried. */
const GUESSED = 0.01;

/** A size at stealth 0 and at stealth 1. */
type Range = readonly [noisy: number, careful: number];

/** How one kind of spraying differs from another. */
interface Spraying {
  description: string;
  minutes: Range;
  accounts: Range;
  sources: Range;
}

/** Minutes, from one address or a few. */
export const passwordSprayingFast: Attack = spraying({
  description: "one or two passwords at many accounts within minutes",
  minutes: [10, 60],
  accounts: [150, 40],
  sources: [1, 45],
});

/** Hours to days, a try now and then. */
export const passwordSprayingSlow: Attack = spraying({
  description: "one or two passwords at many accounts over hours or days",
  minutes: [6 * 60, 7 * 1440],
  accounts: [200, 60],
  sources: [1, 20],
});

/** From hundreds of addresses, hardly one twice. */
export const passwordSprayingDistributed: Attack = spraying({
  description: "one or two passwords at many accounts from hundreds of addresses",
  minutes: [30, 3 * 1440],
  accounts: [300, 100],
  sources: [120, 300],
});

/** One or two tries at each of many accounts; a few accounts have that password, and are used. */
function spraying({ description, minutes, accounts, sources }: Spraying): Attack {
  const lengthMs = (stealth: number): number => MINUTE_MS * betweenNoisyAndCareful(...minutes, stealth);
  return {
    technique: "T1110.003",
    description,
    daysNeeded: (stealth) => daysFor(lengthMs(stealth)),
    strike(setting) {
      const { random, stealth } = setting;
      const victims = choosePeople(setting, betweenNoisyAndCareful(...accounts, stealth) * (0.8 + 0.4 * random()));
      const attacker = createAttacker(setting, victims[0]!, betweenNoisyAndCareful(...sources, stealth));
      const length = lengthMs(stealth);
      // Careful attackers try one password, then leave the account alone.
      const tries = victims.flatMap((victim) => (random() < 0.4 * (1 - stealth) ? [victim, victim] : [victim]));
      const times = drawTimes(setting, victims[0]!, drawStart(setting, length), length, tries.length);
      const events: SimulatedEvent[] = [];
      tries.forEach((victim, index) => {
        const timestampMs = times[index]!;
        const result = answerToGuess(setting.organisation, victim, timestampMs, random() < GUESSED);
        if (result === RESULT.success)
          events.push(...useAccess(setting, attacker, victim, timestampMs, index, attacker.door));
        else events.push(attacker.attempt({ timestampMs, account: victim.index, result }, index));
      });
      return events;
    },
  };
}
