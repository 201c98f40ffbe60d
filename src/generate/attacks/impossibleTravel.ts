import { addressIn } from "../behaviour/drawPlace";
import type { City } from "../organisation/cities";
import { kilometresBetween } from "../organisation/kilometresBetween";
import type { Attack, AttackSetting } from "./Attack";
import { createAttacker } from "./Attacker";
import { chooseSession } from "./chooseSession";
import { betweenNoisyAndCareful, drawStart } from "./timing";
import { useAccess } from "./useAccess";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** What counts as travel, and what no traveller reaches, as detection rules have it. */
const LEAST_KM = 500;
const TOO_FAST_KM_H = 900;

/** The victim signs in; soon after, someone too far away to be the victim does the same with the same password. */
export const impossibleTravel: Attack = {
  technique: "T1078.004",
  description: "a sign-in 500 km or more from the victim's own, too soon to have travelled at 900 km/h",
  daysNeeded: () => 1,
  strike(setting) {
    const { organisation, random, stealth } = setting;
    const wishedMs = betweenNoisyAndCareful(10 * MINUTE_MS, 4 * HOUR_MS, stealth);
    const fromMs = drawStart(setting, 2 * wishedMs);
    const { victim, own } = chooseSession(setting, fromMs, organisation.endMs - 2 * wishedMs);
    const from = own === null ? organisation.cities[victim.city]! : organisation.networks.all[own.network]!.city;
    const far = farCity(setting, from);
    const soonMs = (kilometresBetween(from, organisation.cities[far]!) / TOO_FAST_KM_H) * HOUR_MS;
    const afterMs = Math.min(wishedMs * (0.5 + random()), soonMs);
    const networks = organisation.networks.homes[far]!;
    const place = addressIn(networks[Math.floor(random() * networks.length)]!, random);
    const attacker = createAttacker(setting, victim, [place], true);
    return useAccess(setting, attacker, victim, Math.floor((own?.timestampMs ?? fromMs) + afterMs));
  },
};

/** Number of a city far away: in another country; for the careful in the same one, where it has one. */
function farCity({ organisation, random, stealth }: AttackSetting, from: City): number {
  const inland = random() < stealth - 0.3;
  const far = organisation.cities.flatMap((city, index) => (kilometresBetween(from, city) >= LEAST_KM ? [index] : []));
  const wanted = far.filter((index) => (organisation.cities[index]!.country === from.country) === inland);
  const choice = wanted.length > 0 ? wanted : far;
  return choice[Math.floor(random() * choice.length)]!;
}
