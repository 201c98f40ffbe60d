import { createJourney } from "../organisation/createPerson";
import { cityNumber } from "../organisation/cityNumber";
import { chooseWhoAndWhen, DAY_OF, isHuman, workingHours } from "./chooseWhoAndWhen";
import type { LookAlike } from "./LookAlike";

/**
 * Someone signs in from another city for some days, from a working day on that they would have spent at home or at
 * work; sales and executives travel anyway.
 */
export const traveller: LookAlike = {
  daysNeeded: 3,
  description: "someone signs in from a hotel in another city for some days",
  movesPeople: true,
  plan({ organisation, random, incident }) {
    const { cities, options } = organisation;
    // A journey from the first day on would leave nothing to compare with.
    const isLater = (day: number): boolean => day > 0;
    const wish = { suits: isHuman, leastWeight: DAY_OF.work, hours: workingHours, prefers: isLater };
    const chosen = chooseWhoAndWhen(organisation, random, wish);
    if (chosen === null) return [];
    const { person, localDay } = chosen;
    const home = cityNumber(cities, options.offices[person.office]!);
    person.journeys = [...person.journeys, createJourney(localDay, home, cities, random, incident)];
    return [];
  },
};
