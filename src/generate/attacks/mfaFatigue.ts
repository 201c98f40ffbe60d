import { ACTION, METHOD, RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { approvalToSignInMs } from "../behaviour/approvalToSignInMs";
import { favouriteOf } from "../organisation/hosts";
import type { Attack } from "./Attack";
import { createAttacker } from "./Attacker";
import { chooseVictim } from "./chooseVictim";
import { betweenNoisyAndCareful, daysFor, drawStart, drawTimes } from "./timing";
import { useAccess } from "./useAccess";

const MINUTE_MS = 60_000;
const lengthMs = (stealth: number): number => betweenNoisyAndCareful(15 * MINUTE_MS, 3 * 1440 * MINUTE_MS, stealth);
/** Share of the victims who approve in the end. */
const GIVES_IN = 0.6;

/** The attacker has the password and asks again and again for the push, until the victim is tired of it. */
export const mfaFatigue: Attack = {
  technique: "T1621",
  description: "push after push, denied or ignored; six in ten victims approve one in the end",
  daysNeeded: (stealth) => daysFor(lengthMs(stealth)),
  strike(setting) {
    const { random, stealth } = setting;
    const victim = chooseVictim(setting, ({ hasMfa }) => hasMfa);
    const attacker = createAttacker(setting, victim, 1, true);
    const length = lengthMs(stealth);
    const pushes = Math.round(betweenNoisyAndCareful(30, 3, stealth) * (0.8 + 0.4 * random()));
    const times = drawTimes(setting, victim, drawStart(setting, length + 2 * MINUTE_MS), length, pushes);
    const host = favouriteOf(victim.applications, random);
    const asked = { account: victim.index, action: ACTION.mfa, method: METHOD.push, host };
    const push = (timestampMs: number, result: number): SimulatedEvent =>
      attacker.attempt({ timestampMs, result, ...asked });
    const events = times.map((timestampMs) =>
      push(timestampMs, random() < 0.5 ? RESULT["mfa denied"] : RESULT["mfa timeout"]),
    );
    if (random() < GIVES_IN) {
      const approvedMs = times.at(-1)! + 30_000 + Math.floor(random() * MINUTE_MS);
      events.push(push(approvedMs, RESULT.success));
      // The second factor is passed: it is not asked for again.
      const passed = { ...victim, hasMfa: false };
      events.push(...useAccess(setting, attacker, passed, approvedMs + approvalToSignInMs(random), 0, host));
    }
    return events;
  },
};
