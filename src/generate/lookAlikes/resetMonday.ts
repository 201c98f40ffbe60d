import type { Person } from "../organisation/Person";
import { chooseWhoAndWhen, DAY_OF, isHuman, workingHours } from "./chooseWhoAndWhen";
import { localTime } from "./localTime";
import type { LookAlike } from "./LookAlike";

const DAY_MS = 86_400_000;
const MONDAY = 1;
/** Share of the office's people who are in the department. */
const DEPARTMENT = [0.2, 0.5] as const;

/**
 * On a Monday the passwords of a department have run out: its people renew them and mistype the new ones all day long,
 * so an office's exit sees the failures of many users. In a log without a working Monday it is another working day.
 *
 * Nobody has two resets: a second department is made of those who had none.
 */
export const resetMonday: LookAlike = {
  daysNeeded: 2,
  description: "a department has to renew its passwords on a Monday and mistypes them all day",
  plan({ organisation, random, incident }) {
    const { people, startMs } = organisation;
    const suits = (person: Person): boolean => isHuman(person) && person.reset === null;
    const isMonday = (day: number): boolean => new Date(startMs + day * DAY_MS).getUTCDay() === MONDAY;
    const wish = { suits, leastWeight: DAY_OF.work, hours: workingHours, prefers: isMonday };
    const chosen = chooseWhoAndWhen(organisation, random, wish);
    if (chosen === null) return [];
    const { person, localDay } = chosen;
    const fromMs = localTime(startMs, person.clock, localDay, 0);
    const labelledUntilMs = localTime(startMs, person.clock, localDay, 24);
    const share = DEPARTMENT[0] + random() * (DEPARTMENT[1] - DEPARTMENT[0]);
    for (const colleague of people) {
      const isMember = colleague.office === person.office && suits(colleague) && random() < share;
      if (isMember || colleague === person) colleague.reset = { fromMs, labelledUntilMs, incident };
    }
    return [];
  },
};
