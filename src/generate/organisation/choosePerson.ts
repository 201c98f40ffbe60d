import type { Person } from "./Person";

/** Draws before the search gives up and looks at everyone. */
const DRAWS = 64;

/**
 * Someone whom the condition suits, each with the same chance; null when it suits nobody.
 *
 * @example choosePerson(people, random, ({ role }) => role === "service")
 */
export function choosePerson(
  people: readonly Person[],
  random: () => number,
  suits: (person: Person) => boolean = () => true,
): Person | null {
  for (let draw = 0; draw < DRAWS; draw++) {
    const person = people[Math.floor(random() * people.length)]!;
    if (suits(person)) return person;
  }
  const all = people.filter(suits);
  return all[Math.floor(random() * all.length)] ?? null;
}
