import { RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { strangerAccount } from "../organisation/accountName";
import { COMMON_NAMES } from "../organisation/names";
import { answerToGuess } from "../behaviour/answerToGuess";
import type { Attack } from "./Attack";
import { createAttacker } from "./Attacker";
import { choosePeople } from "./chooseVictim";
import { betweenNoisyAndCareful, daysFor, drawStart, drawTimes } from "./timing";
import { useAccess } from "./useAccess";

const MINUTE_MS = 60_000;
const lengthMs = (stealth: number): number => betweenNoisyAndCareful(20 * MINUTE_MS, 3 * 1440 * MINUTE_MS, stealth);
/** Share of the names on the list that nobody here has. */
const STRANGERS = 0.5;
/** Share of the known names whose leaked password still works. */
const STILL_GOOD = 0.02;

/** Names and passwords leaked elsewhere, one try each; many names are unknown, a few per cent work. */
export const credentialStuffing: Attack = {
  technique: "T1110.004",
  description: "leaked names and passwords, one try each; about one in a hundred works",
  daysNeeded: (stealth) => daysFor(lengthMs(stealth)),
  strike(setting) {
    const { random, stealth } = setting;
    const size = betweenNoisyAndCareful(400, 120, stealth) * (0.8 + 0.4 * random());
    const victims = choosePeople(setting, size * (1 - STRANGERS));
    const attacker = createAttacker(setting, victims[0]!, betweenNoisyAndCareful(2, 200, stealth));
    const list = Math.round(size);
    const length = lengthMs(stealth);
    const times = drawTimes(setting, victims[0]!, drawStart(setting, length), length, list);
    const events: SimulatedEvent[] = [];
    let next = 0;
    times.forEach((timestampMs, index) => {
      const known = next < victims.length && random() < (victims.length - next) / (list - index);
      if (!known) {
        const account = strangerAccount(COMMON_NAMES + Math.floor(random() * 1_000_000));
        events.push(attacker.attempt({ timestampMs, account, result: RESULT["unknown user"] }, index));
        return;
      }
      const victim = victims[next++]!;
      const result = answerToGuess(setting.organisation, victim, timestampMs, random() < STILL_GOOD);
      if (result === RESULT.success)
        events.push(...useAccess(setting, attacker, victim, timestampMs, index, attacker.door));
      else events.push(attacker.attempt({ timestampMs, account: victim.index, result }, index));
    });
    return events;
  },
};
