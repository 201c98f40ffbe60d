import { isDayOff } from "../behaviour/dayWeight";
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
  const { startMs, endMs } = organisation;
  const first = firstMs(organisation);
  const last = Math.max(first, endMs - lengthMs - HOUR_MS);
  return Math.floor(Math.max(startMs, Math.min(first + random() * (last - first), endMs - lengthMs - ROOM_MS)));
}

/**
 * Times of `count` attempts, in order, from a start on: with even pauses, more or less. Careful attackers make all of
 * them in the working hours of the victim, and those of days off on another day.
 */
export function drawTimes(
  { random, stealth, organisation }: AttackSetting,
  victim: Person,
  fromMs: number,
  lengthMs: number,
  count: number,
): number[] {
  const { endMs } = organisation;
  const lastDays = Math.floor(lengthMs / DAY_MS);
  const times = Array.from({ length: count }, (_, index) => {
    const timestampMs = Math.floor(fromMs + (lengthMs * (index + random())) / count);
    if (stealth < KEEPS_HOURS) return timestampMs;
    // The day itself, any other of the attack, those right after and before it.
    const other = (Math.floor(random() * (lastDays + 1)) - Math.floor((timestampMs - fromMs) / DAY_MS)) * DAY_MS;
    const moves = [0, other, DAY_MS, 2 * DAY_MS, -DAY_MS, -2 * DAY_MS, 3 * DAY_MS, -3 * DAY_MS];
    const days = moves.map((move) => withinWorkingHours(victim, timestampMs + move));
    const within = days.filter((ms) => ms >= firstMs(organisation) && ms < endMs - ROOM_MS);
    return within.find((ms) => isWorkday(organisation, victim, ms)) ?? within[0] ?? timestampMs;
  });
  return times.sort((a, b) => a - b);
}

/** Before this, nobody could know what is usual. */
function firstMs({ startMs, options }: AttackSetting["organisation"]): number {
  return startMs + Math.min(2, options.days / 5) * DAY_MS;
}

function isWorkday(organisation: AttackSetting["organisation"], person: Person, timestampMs: number): boolean {
  const localMs = timestampMs + person.clock.offsetMs(timestampMs) - organisation.startMs;
  return !isDayOff(organisation, person, Math.floor(localMs / DAY_MS));
}

/** The same day's time, moved into the working hours of a person. */
export function withinWorkingHours({ clock, startsAt, workingHours }: Person, timestampMs: number): number {
  const localMs = timestampMs + clock.offsetMs(timestampMs);
  const midnightMs = Math.floor(localMs / DAY_MS) * DAY_MS;
  const share = (localMs - midnightMs) / DAY_MS;
  const movedMs = midnightMs + (startsAt + workingHours * share) * HOUR_MS;
  return Math.floor(timestampMs + (movedMs - localMs));
}
