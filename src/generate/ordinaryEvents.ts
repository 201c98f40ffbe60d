import type { LabelledEvent } from "./LabelledEvent";
import type { Person, Place } from "./Person";
import { randomNormal } from "./randomNormal";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** How much happens from Sunday to Saturday, relative to a working day. */
const WEEKDAY_ACTIVITY = [0.08, 1, 1, 1, 1, 0.9, 0.12];
/** Shares of the sign-ins in office hours, in the evening, and at any hour. */
const OFFICE_SHARE = 0.86;
const EVENING_SHARE = 0.11;

/** The log's span. */
export interface Span {
  startMs: number;
  days: number;
}

/**
 * The ordinary sign-ins of one person: at their hours, from their places, now and then mistyped and tried again.
 *
 * @param count - events to make; failures count
 * @param successProbability - share of the attempts that succeed
 */
export function ordinaryEvents(person: Person, count: number, span: Span, successProbability: number): LabelledEvent[] {
  const { random } = person;
  const endMs = span.startMs + span.days * DAY_MS;
  const events: LabelledEvent[] = [];
  while (events.length < count) {
    const day = drawDay(span, random);
    const hour = drawLocalHour(person);
    const place = drawPlace(person, day, hour);
    let timestampMs = Math.floor(span.startMs + day * DAY_MS + (hour - person.office.utcOffset) * HOUR_MS);
    if (timestampMs < span.startMs) continue;
    for (let succeeded = false; !succeeded && events.length < count && timestampMs < endMs;) {
      succeeded = random() < successProbability;
      events.push({
        timestampMs,
        user: person.user,
        source_ip: place.ip,
        outcome: succeeded ? "success" : "failure",
        failure_reason: succeeded ? null : failureReason(person, random),
        method: person.method,
        country: place.country,
        user_agent: person.userAgent,
        host: person.host,
        scenario: null,
      });
      timestampMs += 3_000 + Math.floor(random() * 40_000);
    }
  }
  return events;
}

function failureReason(person: Person, random: () => number): string {
  if (person.method === "publickey") return "key refused";
  return random() < 0.93 ? "bad password" : "password expired";
}

/** A day from the start, working days first. */
function drawDay({ startMs, days }: Span, random: () => number): number {
  for (;;) {
    const day = Math.floor(random() * days);
    const weekday = new Date(startMs + day * DAY_MS).getUTCDay();
    // A log of a weekend only still has its events: one draw in a hundred is taken as it comes.
    if (random() < Math.max(WEEKDAY_ACTIVITY[weekday]!, 0.01)) return day;
  }
}

function drawLocalHour(person: Person): number {
  const { random, startsAt } = person;
  const kind = random();
  if (kind < OFFICE_SHARE) {
    // Mornings are busiest; nobody signs in to go to lunch.
    const morning = random() < 0.6;
    return startsAt + (morning ? Math.abs(randomNormal(random)) * 1.2 : 4.5 + random() * 4.5);
  }
  if (kind < OFFICE_SHARE + EVENING_SHARE) return 18 + random() * 5;
  return random() * 24;
}

function drawPlace(person: Person, day: number, hour: number): Place {
  const { travel, homes, homeChangesOnDay, office, startsAt, worksFromHome, random } = person;
  if (travel && day >= travel.first && day <= travel.last) return travel.place;
  const inOfficeHours = hour >= startsAt && hour < startsAt + 9;
  const atHome = random() < (inOfficeHours ? worksFromHome : 0.95);
  return atHome ? homes[day < homeChangesOnDay ? 0 : 1] : office;
}
