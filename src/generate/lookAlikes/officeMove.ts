import type { Person } from "../organisation/Person";
import { chooseWhoAndWhen, DAY_OF, isHuman, workingHours } from "./chooseWhoAndWhen";
import { localTime } from "./localTime";
import type { LookAlike } from "./LookAlike";

const LABELLED_MS = 3 * 86_400_000;

/**
 * An office moves overnight: from a working day on, all its people come from two addresses that nobody has seen, with
 * another provider. Only the first three days are labelled; after that the new exit is what everyone knows.
 *
 * An office moves once. When all offices with people have moved, the incident stays without events.
 */
export const officeMove: LookAlike = {
  daysNeeded: 3,
  description: "an office moves to another range of addresses",
  movesPeople: true,
  plan({ organisation, random, incident }) {
    const { officeMoves, startMs } = organisation;
    const suits = (person: Person): boolean => isHuman(person) && officeMoves[person.office] === null;
    // A move on the first day would leave nothing to compare with.
    const isLater = (day: number): boolean => day > 0;
    const wish = { suits, leastWeight: DAY_OF.work, hours: workingHours, prefers: isLater };
    const chosen = chooseWhoAndWhen(organisation, random, wish);
    if (chosen === null) return [];
    const { person, localDay } = chosen;
    const fromMs = localTime(startMs, person.clock, localDay, 0);
    officeMoves[person.office] = { fromMs, labelledUntilMs: fromMs + LABELLED_MS, incident };
    return [];
  },
};
