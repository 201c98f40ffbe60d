import { ACTION, EventBuffer, RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { simulateDay } from "../behaviour/simulateDay";
import type { Person } from "../organisation/Person";
import type { AttackSetting } from "./Attack";

const DAY_MS = 86_400_000;

/**
 * One of the victim's own sign-ins with a session: on the first day from a moment on that has one; where none has, on
 * the last day before.
 *
 * @param fromMs - better not before this
 * @param beforeMs - before this
 * @returns null when there is none at all
 */
export function findSession(
  setting: AttackSetting,
  victim: Person,
  fromMs: number,
  beforeMs: number,
): SimulatedEvent | null {
  const { organisation, random } = setting;
  const first = Math.floor((fromMs - organisation.startMs) / DAY_MS);
  const later = Array.from({ length: organisation.options.days - first }, (_, days) => ({ day: first + days, fromMs }));
  const earlier = Array.from({ length: first + 1 }, (_, days) => ({ day: first - days, fromMs: -Infinity }));
  for (const { day, fromMs: leastMs } of [...later, ...earlier]) {
    const sessions = sessionsOf(setting, victim, day).filter(
      ({ timestampMs }) => timestampMs >= leastMs && timestampMs < beforeMs,
    );
    if (sessions.length > 0) return sessions[Math.floor(random() * sessions.length)]!;
  }
  return null;
}

/** The successful sign-ins with a session of those that begin on a day. */
function sessionsOf({ organisation }: AttackSetting, victim: Person, day: number): SimulatedEvent[] {
  const buffer = new EventBuffer(64);
  simulateDay(organisation, victim, day, buffer);
  return Array.from({ length: buffer.length }, (_, row) => buffer.at(row)).filter(
    ({ action, result, session }) => action === ACTION.login && result === RESULT.success && session > 0,
  );
}
