import type { Person } from "../organisation/Person";
import type { AttackSetting } from "./Attack";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** From here on attackers keep the hours of those whom they attack. */
const KEEPS_HOURS = 0.6;
/** What an attack leaves free at the end of the log, for what follows its last attempt: a lockout, an approval. */
const ROOM_MS = HOUR_MS / 2;

/**
 * A value between that of the noisiest and that of the most careful attacker, in even steps of the logarithm.
 *
 * @example betweenNoisyAndCareful(100, 1, 0.5) // 10
 */
export function betweenNoisyAndCareful(noisy: number, careful: number, stealth: number): number {
  return Math.exp(Math.log(noisy) + (Math.log(careful) - Math.log(noisy)) * stealth);
}

/** Whole days that a log must have for something that lasts this long. */
export function daysFor(lengthMs: number): number {
  return Math.max(1, Math.ceil((lengthMs * 1.25) / DAY_MS));
}

/**
 * When an attack of some length begins: at any hour, but not in the first days, in which nobody could know what is
 * usual; two days, or a fifth of a short log. It ends half an hour before the log does, or earlier.
 */
export function drawStart({ organisation, random }: AttackSetting, lengthMs: number): number {
  const { startMs, endMs, options } = organisation;
  const first = startMs + Math.min(2, options.days / 5) * DAY_MS;
  const last = Math.max(first, endMs - lengthMs - HOUR_MS);
  return Math.floor(Math.max(startMs, Math.min(first + random() * (last - first), endMs - lengthMs - ROOM_MS)));
}

/**
 * Times of `count` attempts, in order, from a start on: with even pauses, more or less. Careful attackers make all of
 * them in the working hours of the victim, on a near day where that day is a weekend or those are not within the log.
 */
export function drawTimes(
  { random, stealth, organisation }: AttackSetting,
  victim: Person,
  fromMs: number,
  lengthMs: number,
  count: number,
): number[] {
  const { startMs, endMs } = organisation;
  const times = Array.from({ length: count }, (_, index) => {
    const timestampMs = Math.floor(fromMs + (lengthMs * (index + random())) / count);
    if (stealth < KEEPS_HOURS) return timestampMs;
    const days = [0, 1, 2, -1, -2].map((later) => withinWorkingHours(victim, timestampMs + later * DAY_MS));
    const within = days.filter((ms) => ms >= startMs && ms < endMs - ROOM_MS);
    return within.find((ms) => !isWeekend(victim, ms)) ?? within[0] ?? timestampMs;
  });
  return times.sort((a, b) => a - b);
}

/** Saturday or Sunday where the person is. */
function isWeekend({ clock }: Person, timestampMs: number): boolean {
  return [0, 6].includes(new Date(timestampMs + clock.offsetMs(timestampMs)).getUTCDay());
}

/** The same day's time, moved into the working hours of a person. */
export function withinWorkingHours({ clock, startsAt, workingHours }: Person, timestampMs: number): number {
  const localMs = timestampMs + clock.offsetMs(timestampMs);
  const midnightMs = Math.floor(localMs / DAY_MS) * DAY_MS;
  const share = (localMs - midnightMs) / DAY_MS;
  const movedMs = midnightMs + (startsAt + workingHours * share) * HOUR_MS;
  return Math.floor(timestampMs + (movedMs - localMs));
}
