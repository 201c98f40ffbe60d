import { attackEvents } from "./attackEvents";
import { type GenerateOptions, resolveGenerateOptions } from "./GenerateOptions";
import type { LabelledEvent, Scenario } from "./LabelledEvent";
import { ordinaryEvents, type Span } from "./ordinaryEvents";
import { createPerson } from "./Person";

/**
 * Synthetic sign-ins of an organisation, with labelled attacks among them, in the order of time.
 *
 * People sign in at their office hours, from a few places each; a few of them make most of the events. Every person
 * and every attack has a random stream of its own.
 *
 * Cost: O(events · log events), about 300 bytes an event.
 *
 * @throws RangeError when an option is unknown or out of range
 * @example generateLogs({ users: 10, days: 7, events: 1000, seed: 1 }).length // 1000 and the attacks
 */
export function generateLogs(options: GenerateOptions = {}): LabelledEvent[] {
  const { users, days, events, successProbability, start, seed, ...attacks } = resolveGenerateOptions(options);
  const span: Span = { startMs: Date.parse(`${start}T00:00:00Z`), days };
  const people = Array.from({ length: users }, (_, index) => createPerson(seed, index, days));
  const counts = shareOut(
    events,
    people.map((person) => person.activity),
  );
  const planned: [Scenario, number][] = [
    ["brute_force", attacks.bruteForce],
    ["password_spraying", attacks.passwordSpraying],
    ["stolen_credentials", attacks.stolenCredentials],
  ];
  const all = [
    ...people.map((person, index) => ordinaryEvents(person, counts[index]!, span, successProbability)),
    ...planned.flatMap(([scenario, count]) =>
      Array.from({ length: count }, (_, index) => attackEvents(scenario, index, seed, people, span)),
    ),
  ].flat();
  return all.sort((a, b) => a.timestampMs - b.timestampMs);
}

/** Shares `total` out in whole numbers, in proportion to the weights: largest remainders get the rest. */
function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const counts = exact.map(Math.floor);
  const rest = total - counts.reduce((a, b) => a + b, 0);
  const byRemainder = exact.map((value, index) => [value - counts[index]!, index] as const);
  byRemainder.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, index] of byRemainder.slice(0, rest)) counts[index]!++;
  return counts;
}
