import { answerToGuess } from "../behaviour/answerToGuess";
import { addressIn, type Place } from "../behaviour/drawPlace";
import { RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { strangerAccount } from "../organisation/accountName";
import { choosePerson } from "../organisation/choosePerson";
import { drawDoor } from "../organisation/hosts";
import { COMMON_NAMES } from "../organisation/names";
import type { Organisation } from "../organisation/Organisation";
import { LAPTOP_PROGRAMS, SCRIPT_PROGRAMS } from "../organisation/userAgents";
import { createSignIn } from "./createSignIn";
import type { LookAlike } from "./LookAlike";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Tries a day: some for being there at all, and one more for every so many accounts, up to a size. */
const TRIES_A_DAY = 4;
const ACCOUNTS_PER_TRY = 50;
const MOST_ACCOUNTS = 10_000;
/** The most tries of one address, within how long, and the share of addresses that are rented servers. */
const MOST_TRIES = 6;
const LONGEST_MS = 40 * MINUTE_MS;
const FROM_HOSTING = 0.5;
/** Shares of the names that someone here has, and that every system is tried with. */
const KNOWN = 0.15;
const COMMON = 0.4;

/**
 * What every door on the internet hears all day: machines anywhere try a name or a few and are gone. No one acts on
 * it. To a counter it is a slow, distributed spray.
 */
export const internetNoise: LookAlike = {
  daysNeeded: 1,
  description: "machines anywhere try a few names and are gone, all day, every day; nobody acts on it",
  plan({ organisation, random, incident }) {
    const { options, people, startMs, endMs } = organisation;
    const tries = Math.round(options.days * (TRIES_A_DAY + Math.min(people.length, MOST_ACCOUNTS) / ACCOUNTS_PER_TRY));
    const events: SimulatedEvent[] = [];
    while (events.length < tries) {
      const place = drawSource(organisation, random);
      const programs = random() < 0.5 ? SCRIPT_PROGRAMS : LAPTOP_PROGRAMS;
      const device = { id: 0, program: programs[Math.floor(random() * programs.length)]!, phase: random() };
      const host = drawDoor(random);
      const count = 1 + Math.floor(random() * random() * MOST_TRIES);
      let timestampMs = startMs + Math.floor(random() * options.days * DAY_MS);
      for (let index = 0; index < count; index++) {
        const isKnown = random() < KNOWN;
        const person = isKnown ? choosePerson(people, random, ({ role }) => role !== "service") : null;
        const account = person?.index ?? drawStranger(random);
        const result = person ? answerToGuess(organisation, person, timestampMs, false) : RESULT["unknown user"];
        if (timestampMs < endMs) {
          events.push({
            ...createSignIn(organisation, { timestampMs, account, place, device, host, incident }),
            result,
          });
        }
        timestampMs += 1_000 + Math.floor((random() * LONGEST_MS) / count);
      }
    }
    return events;
  },
};

function drawSource({ networks }: Organisation, random: () => number): Place {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  return addressIn(random() < FROM_HOSTING ? pick(networks.hosting) : pick(pick(networks.homes)), random);
}

function drawStranger(random: () => number): number {
  const isCommon = random() < COMMON;
  return strangerAccount(isCommon ? Math.floor(random() * COMMON_NAMES) : COMMON_NAMES + Math.floor(random() * 1e6));
}
