import { choosePerson } from "../organisation/choosePerson";
import type { Person } from "../organisation/Person";
import type { AttackSetting } from "./Attack";

/**
 * A person with a past: in the organisation all the time, and signing in more than now and then. Anyone, where nobody
 * is like that.
 *
 * @param suits - what else the attack needs, and does without where nobody has it
 */
export function chooseVictim(
  { organisation, random }: AttackSetting,
  suits: (person: Person) => boolean = () => true,
): Person {
  const { people } = organisation;
  const steady = choosePerson(people, random, (person) => hasPast(person) && suits(person));
  return steady ?? choosePerson(people, random, suits) ?? choosePerson(people, random)!;
}

function hasPast({ role, joinsOnDay, leavesOnDay, signInsPerDay }: Person): boolean {
  return role !== "service" && joinsOnDay <= 0 && leavesOnDay === Infinity && signInsPerDay > 0.5;
}

/** Some people, none twice, in random order. */
export function choosePeople({ organisation, random }: AttackSetting, count: number): Person[] {
  const people = organisation.people.filter(({ role }) => role !== "service");
  return someOf(people.length > 0 ? people : organisation.people, count, random);
}

/** Some of a list, none twice, in random order: as many as asked for, or all there are. */
export function someOf<T>(values: readonly T[], count: number, random: () => number): T[] {
  const chosen = [...values];
  // Fisher–Yates, as far as needed.
  const wanted = Math.min(chosen.length, Math.round(count));
  for (let index = 0; index < wanted; index++) {
    const other = index + Math.floor(random() * (chosen.length - index));
    [chosen[index], chosen[other]] = [chosen[other]!, chosen[index]!];
  }
  return chosen.slice(0, wanted);
}
