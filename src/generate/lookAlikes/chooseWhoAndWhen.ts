import { dayWeight } from "../behaviour/dayWeight";
import { choosePerson } from "../organisation/choosePerson";
import type { Organisation } from "../organisation/Organisation";
import type { Person } from "../organisation/Person";
import { localTime } from "./localTime";

/** The day weights (see `dayWeight`) of a working day, of any day but leave, and of any day in the organisation. */
export const DAY_OF = { work: 1, duty: 0.05, membership: 0.001 } as const;

/** Whom and which day a look-alike would like. */
export interface Wish {
  suits: (person: Person) => boolean;
  /** Least weight of the day. */
  leastWeight: number;
  /** Local hours of the day that must lie within the log. */
  hours: (person: Person) => readonly [from: number, until: number];
  /**
   * The days that it likes best, from the start of the log in the person's own calendar.
   * @default all
   */
  prefers?: (localDay: number) => boolean;
}

/**
 * Someone at random whom the look-alike suits, and one of their days at random.
 *
 * Where nobody has a day that it prefers, another will do; where nobody has one of the weight, any day on which somebody
 * belongs to the organisation. Days on a journey are never chosen.
 *
 * @returns the person, and the day from the start of the log in the person's own calendar; null when there is nobody
 * @example chooseWhoAndWhen(organisation, random, { suits: isHuman, leastWeight: DAY_OF.work, hours: workingHours })
 */
export function chooseWhoAndWhen(
  organisation: Organisation,
  random: () => number,
  wish: Wish,
): { person: Person; localDay: number } | null {
  const all = (): boolean => true;
  const { suits, leastWeight, hours, prefers = all } = wish;
  for (const [weight, isLiked] of [
    [leastWeight, prefers],
    [leastWeight, all],
    [DAY_OF.membership, all],
  ] as const) {
    const daysOf = (one: Person): number[] => daysAtHome(organisation, one, weight, hours(one)).filter(isLiked);
    const person = choosePerson(organisation.people, random, (one) => suits(one) && daysOf(one).length > 0);
    if (person === null) continue;
    const days = daysOf(person);
    return { person, localDay: days[Math.floor(random() * days.length)]! };
  }
  return null;
}

/** Whether the account is a person's, not a service's. */
export function isHuman({ role }: Person): boolean {
  return role !== "service";
}

/** Local hours at which someone's work begins and ends. */
export function workingHours({ startsAt, workingHours }: Person): [from: number, until: number] {
  return [startsAt, startsAt + workingHours];
}

/** Days that weigh enough, whose hours are within the log; days on a journey are not among them. */
function daysAtHome(
  organisation: Organisation,
  person: Person,
  leastWeight: number,
  [from, until]: readonly [number, number],
): number[] {
  const { startMs, endMs, options } = organisation;
  const days: number[] = [];
  for (let day = 0; day < options.days; day++) {
    if (dayWeight(organisation, person, day) < leastWeight) continue;
    if (person.journeys.some(({ firstDay, lastDay }) => day >= firstDay && day <= lastDay)) continue;
    if (localTime(startMs, person.clock, day, from) < startMs) continue;
    if (localTime(startMs, person.clock, day, until) <= endMs) days.push(day);
  }
  return days;
}
