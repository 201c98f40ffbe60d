import { insideOrigin } from "../behaviour/drawPlace";
import { METHOD, type SimulatedEvent } from "../behaviour/EventBuffer";
import { choosePerson } from "../organisation/choosePerson";
import { deviceMark } from "../organisation/deviceMark";
import { userAgentCode } from "../organisation/userAgents";
import type { Attack } from "./Attack";
import { createAttacker } from "./Attacker";
import { chooseVictim } from "./chooseVictim";
import { betweenNoisyAndCareful, daysFor, drawStart, drawTimes } from "./timing";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const lengthMs = (stealth: number): number => betweenNoisyAndCareful(HOUR_MS, 48 * HOUR_MS, stealth);
/** From here on the attacker works from a computer inside, and from the second one with the service's own program. */
const HIDES = [0.3, 0.7] as const;

/** A person signs in with the account of a service, with a password, where most services use a token or a key. */
export const serviceAccountMisuse: Attack = {
  technique: "T1078",
  description: "a person signs in with the account of a service",
  daysNeeded: (stealth) => daysFor(lengthMs(stealth)),
  strike(setting) {
    const { organisation, random, stealth } = setting;
    const service = choosePerson(organisation.people, random, ({ role }) => role === "service");
    const insider = chooseVictim(setting);
    const account = service ?? insider;
    const inside = insideOrigin(organisation, insider);
    const attacker = createAttacker(setting, insider, stealth >= HIDES[0] ? [inside] : 1, true);
    const length = lengthMs(stealth);
    const visits = Math.round(betweenNoisyAndCareful(25, 3, stealth));
    return drawTimes(setting, insider, drawStart(setting, length), length, visits).map(
      (timestampMs): SimulatedEvent => {
        const hosts = random() < stealth ? account.servers : insider.applications;
        const host = hosts[Math.floor(random() * hosts.length)]!;
        const event = attacker.attempt({ timestampMs, account: account.index, host, method: METHOD.password });
        if (stealth >= HIDES[0])
          event.device = deviceMark(insider.laptop, Math.floor((timestampMs - organisation.startMs) / DAY_MS));
        if (stealth >= HIDES[1]) event.userAgent = userAgentCode(account.laptop.program, 0, 0);
        return event;
      },
    );
  },
};
