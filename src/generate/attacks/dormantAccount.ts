import { RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { formerAccount } from "../organisation/accountName";
import type { Attack } from "./Attack";
import { createAttacker } from "./Attacker";
import { chooseVictim } from "./chooseVictim";
import { betweenNoisyAndCareful, daysFor, drawStart, drawTimes } from "./timing";
import { useAccess } from "./useAccess";

const HOUR_MS = 3_600_000;
const lengthMs = (stealth: number): number => betweenNoisyAndCareful(2 * HOUR_MS, 72 * HOUR_MS, stealth);

/** The account of someone who left before the log began, and was never closed, wakes up. */
export const dormantAccount: Attack = {
  technique: "T1078",
  description: "an account that nobody has used since before the log began wakes up",
  daysNeeded: (stealth) => daysFor(lengthMs(stealth)),
  strike(setting) {
    const { organisation, random, stealth } = setting;
    // A colleague of whoever had it: the attacker takes the country and the browser from there.
    const colleague = chooseVictim(setting);
    const former = { ...colleague, index: formerAccount(organisation.people.length, Math.floor(random() * 1_000)) };
    const attacker = createAttacker(setting, colleague, 1, true);
    const length = lengthMs(stealth);
    const visits = Math.round(betweenNoisyAndCareful(6, 2, stealth));
    const [first, ...later] = drawTimes(setting, colleague, drawStart(setting, length), length, visits);
    const guesses = Math.floor(5 * (1 - stealth) * random());
    const events: SimulatedEvent[] = [];
    let timestampMs = first!;
    for (let guess = 0; guess < guesses; guess++) {
      events.push(attacker.attempt({ timestampMs, account: former.index, result: RESULT["bad password"] }));
      timestampMs += 2_000 + Math.floor(random() * 20_000);
    }
    for (const visitMs of [timestampMs, ...later]) {
      events.push(...useAccess(setting, attacker, former, visitMs));
    }
    return events;
  },
};
