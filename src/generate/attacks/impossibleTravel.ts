import type { Attack, AttackSetting } from "./Attack";
import { addressIn, createAttacker } from "./Attacker";
import { chooseSession } from "./chooseSession";
import { betweenNoisyAndCareful, drawStart } from "./timing";
import { useAccess } from "./useAccess";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The victim signs in; soon after, someone far from the victim's home does the same with the same password. */
export const impossibleTravel: Attack = {
  technique: "T1078.004",
  description: "a sign-in far from the victim's own, too soon to have travelled; careful attackers wait for longer",
  daysNeeded: () => 1,
  strike(setting) {
    const { organisation, random, stealth } = setting;
    const afterMs = betweenNoisyAndCareful(10 * MINUTE_MS, 4 * HOUR_MS, stealth);
    const fromMs = drawStart(setting, 2 * afterMs);
    const { victim, own } = chooseSession(setting, fromMs, organisation.endMs - 2 * afterMs);
    const timestampMs = Math.floor((own?.timestampMs ?? fromMs) + afterMs * (0.5 + random()));
    const networks = organisation.networks.homes[farCity(setting, victim.city)]!;
    const place = addressIn(networks[Math.floor(random() * networks.length)]!, random);
    return useAccess(setting, createAttacker(setting, victim, [place], true), victim, timestampMs);
  },
};

/** A city in another country; in the same country, where there is another one, for the careful. */
function farCity({ organisation, random, stealth }: AttackSetting, home: number): number {
  const { cities } = organisation;
  const inland = random() < stealth - 0.3;
  const far = cities.flatMap(({ country, name }, index) => {
    const same = country === cities[home]!.country;
    return name !== cities[home]!.name && same === inland ? [index] : [];
  });
  const anywhere = cities.flatMap((_, index) => (index === home ? [] : [index]));
  const choice = far.length > 0 ? far : anywhere;
  return choice[Math.floor(random() * choice.length)]!;
}
