import { addressIn } from "../behaviour/drawPlace";
import type { SimulatedEvent } from "../behaviour/EventBuffer";
import type { Attack } from "./Attack";
import { createAttacker } from "./Attacker";
import { chooseVictim } from "./chooseVictim";
import { betweenNoisyAndCareful, daysFor, drawStart, drawTimes } from "./timing";
import { useAccess } from "./useAccess";

const HOUR_MS = 3_600_000;
const lengthMs = (stealth: number): number => betweenNoisyAndCareful(3 * HOUR_MS, 72 * HOUR_MS, stealth);

/** The right password through exits of anonymisers and rented servers, another one for each visit. */
export const anonymousProxy: Attack = {
  technique: "T1090.003",
  description: "the right password through anonymisers and rented servers",
  daysNeeded: (stealth) => daysFor(lengthMs(stealth)),
  strike(setting) {
    const { organisation, random, stealth } = setting;
    const { anonymisers, hosting } = organisation.networks;
    const victim = chooseVictim(setting);
    const visits = Math.round(betweenNoisyAndCareful(8, 2, stealth));
    const length = lengthMs(stealth);
    const times = drawTimes(setting, victim, drawStart(setting, length), length, visits);
    return times.flatMap((timestampMs): SimulatedEvent[] => {
      const networks = random() < 0.6 ? anonymisers : hosting;
      const exit = addressIn(networks[Math.floor(random() * networks.length)]!, random);
      return useAccess(setting, createAttacker(setting, victim, [exit], true), victim, timestampMs);
    });
  },
};
