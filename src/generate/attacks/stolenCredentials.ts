import { type SimulatedEvent } from "../behaviour/EventBuffer";
import type { Attack } from "./Attack";
import { createAttacker } from "./Attacker";
import { chooseVictim } from "./chooseVictim";
import { betweenNoisyAndCareful, daysFor, drawStart, drawTimes } from "./timing";
import { useAccess } from "./useAccess";

const HOUR_MS = 3_600_000;
const lengthMs = (stealth: number): number => betweenNoisyAndCareful(6 * HOUR_MS, 96 * HOUR_MS, stealth);

/** The right password at once, from somewhere new, a few times over hours or days; no failure at all. */
export const stolenCredentials: Attack = {
  technique: "T1078",
  description: "the right password at once, from a new place; no failure at all",
  daysNeeded: (stealth) => daysFor(lengthMs(stealth)),
  strike(setting) {
    const { stealth } = setting;
    const victim = chooseVictim(setting);
    const attacker = createAttacker(setting, victim, 1, true);
    const length = lengthMs(stealth);
    const visits = Math.round(betweenNoisyAndCareful(6, 2, stealth));
    const times = drawTimes(setting, victim, drawStart(setting, length), length, visits);
    return times.flatMap((timestampMs): SimulatedEvent[] => useAccess(setting, attacker, victim, timestampMs));
  },
};
