import type { Person } from "../organisation/Person";
import { randomNormal } from "../randomNormal";

const LUNCH = [12.2, 13.2] as const;

/**
 * The local hour of a sign-in, in [0, 24): mornings are busiest, nobody signs in to go to lunch, and some work at night.
 *
 * @param working - whether the day is a working day
 */
export function drawHour({ habits, startsAt, workingHours }: Person, working: boolean, random: () => number): number {
  if (!working) return 9 + random() * 13;
  const kind = random();
  if (kind < habits.afterHours) {
    if (kind < habits.afterHours * 0.8) return 18 + 5.5 * random();
    return 24 * random();
  }
  // The first hours of the day have half of it.
  if (random() < 0.45) return within(startsAt + Math.abs(randomNormal(random)) * 0.8);
  const hour = startsAt + 0.5 + random() * (workingHours - 0.5);
  return hour > LUNCH[0] && hour < LUNCH[1] && random() < 0.7 ? within(hour + 1.2) : within(hour);
}

function within(hour: number): number {
  return Math.min(23.99, Math.max(0, hour));
}
