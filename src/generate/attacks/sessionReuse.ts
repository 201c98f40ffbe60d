import { METHOD, type SimulatedEvent } from "../behaviour/EventBuffer";
import { favouriteOf } from "../organisation/hosts";
import type { Attack } from "./Attack";
import { createAttacker } from "./Attacker";
import { chooseSession } from "./chooseSession";
import { betweenNoisyAndCareful, drawStart, drawTimes } from "./timing";

const HOUR_MS = 3_600_000;
/** From here on attackers copy the user agent, and from the second one also the device's cookie. */
const COPIES = [0.3, 0.7] as const;

/** A stolen session cookie: the victim's own session goes on from another place, without a password. */
export const sessionReuse: Attack = {
  technique: "T1550.004",
  description: "the victim's own session goes on from another place, without a password",
  daysNeeded: () => 1,
  strike(setting) {
    const { organisation, random, stealth } = setting;
    const length = betweenNoisyAndCareful(0.5 * HOUR_MS, 5 * HOUR_MS, stealth);
    const fromMs = drawStart(setting, length);
    const { victim, own } = chooseSession(setting, fromMs, organisation.endMs - length);
    const attacker = createAttacker(setting, victim, 1, true);
    const visits = Math.round(betweenNoisyAndCareful(20, 2, stealth));
    const session = own?.session ?? 1 + Math.floor(random() * (2 ** 32 - 1));
    const startMs = own?.timestampMs ?? fromMs;
    // The visits go on for a time after the sign-in, whenever that was: nobody waits for office hours with a cookie.
    const times = drawTimes({ ...setting, stealth: 0 }, victim, startMs, length, visits);
    return times.map((timestampMs): SimulatedEvent => {
      const host = favouriteOf(victim.applications, random);
      const event = attacker.attempt({ timestampMs, account: victim.index, session, host, method: METHOD.token });
      if (own !== null && stealth >= COPIES[0]) event.userAgent = own.userAgent;
      if (own !== null && stealth >= COPIES[1]) event.device = own.device;
      return event;
    });
  },
};
