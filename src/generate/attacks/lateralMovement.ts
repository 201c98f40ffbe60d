import { insideOrigin } from "../behaviour/drawPlace";
import { METHOD, RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { deviceMark } from "../organisation/deviceMark";
import { APPLICATION_COUNT, methodInto } from "../organisation/hosts";
import type { Attack } from "./Attack";
import { createAttacker } from "./Attacker";
import { chooseVictim } from "./chooseVictim";
import { betweenNoisyAndCareful, daysFor, drawStart, drawTimes } from "./timing";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const lengthMs = (stealth: number): number => betweenNoisyAndCareful(10 * MINUTE_MS, 3 * 1440 * MINUTE_MS, stealth);
/** Share of the servers that do not let the account in, for the noisiest attacker. */
const REFUSED = 0.4;

/** From the victim's own computer, one account goes to many servers that it never used. */
export const lateralMovement: Attack = {
  technique: "T1021",
  description: "one account goes from its own computer to many servers that it never used",
  daysNeeded: (stealth) => daysFor(lengthMs(stealth)),
  strike(setting) {
    const { organisation, random, stealth } = setting;
    const victim = chooseVictim(setting);
    const attacker = createAttacker(setting, victim, [insideOrigin(organisation, victim)], true);
    const length = lengthMs(stealth);
    const visits = Math.round(betweenNoisyAndCareful(60, 5, stealth));
    const servers = Array.from({ length: organisation.servers }, (_, server) => APPLICATION_COUNT + server);
    const unknown = servers.filter((server) => !victim.servers.includes(server));
    return drawTimes(setting, victim, drawStart(setting, length), length, visits).map((timestampMs): SimulatedEvent => {
      const host = unknown[Math.floor(random() * unknown.length)]!;
      const method = methodInto(host);
      const refused = random() < REFUSED * (1 - stealth);
      const reason = method === METHOD.publickey ? RESULT["key refused"] : RESULT["blocked by policy"];
      const result = refused ? reason : RESULT.success;
      const event = attacker.attempt({ timestampMs, account: victim.index, host, method, result });
      const session = refused ? 0 : 1 + Math.floor(random() * (2 ** 32 - 1));
      return {
        ...event,
        device: deviceMark(victim.laptop, Math.floor((timestampMs - organisation.startMs) / DAY_MS)),
        session,
      };
    });
  },
};
