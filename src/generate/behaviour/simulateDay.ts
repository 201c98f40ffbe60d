import seedrandom from "seedrandom";
import type { Organisation } from "../organisation/Organisation";
import type { Person } from "../organisation/Person";
import { userAgentCode } from "../organisation/userAgents";
import { randomNormal } from "../randomNormal";
import { dayWeight } from "./dayWeight";
import { drawCount } from "./drawCount";
import { drawHour } from "./drawHour";
import { drawPlace, homeOrigin, mobileOrigin } from "./drawPlace";
import { ACTION, type EventBuffer, METHOD, RESULT } from "./EventBuffer";
import { simulateService } from "./simulateService";
import { simulateSession } from "./simulateSession";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Days on which the phone of someone who has left may still ask, and the chance that it does on one of them. */
const DAYS_UNTIL_REMOVED = 14;
const ASKS_AGAIN = 0.3;
/** Standard deviation of the logarithm of a day's activity: some days are busy, others quiet. */
const DAY_SPREAD = 0.5;

/**
 * What one account does in the sessions that begin on one day (UTC): appended to `out`.
 *
 * The random stream is that of the account and the day, so any day can be simulated by itself, in any order, and
 * again. Sessions end within 14 hours or so, so nothing is later than the day after.
 *
 * @param day - from the start of the log, in UTC
 */
export function simulateDay(organisation: Organisation, person: Person, day: number, out: EventBuffer): void {
  const random = seedrandom.alea(`${organisation.options.seed}/person/${person.index}/${day}`);
  const dayMs = organisation.startMs + day * DAY_MS;
  if (person.role === "service") return simulateService(organisation, person, day, random, out);
  // A day in UTC is part of two days of the local calendar.
  const offsetMs = person.clock.offsetMs(dayMs);
  const firstLocal = day + Math.floor(offsetMs / DAY_MS);
  const first = dayWeight(organisation, person, firstLocal);
  const second = dayWeight(organisation, person, firstLocal + 1);
  const most = Math.max(first, second);
  if (most === 0) return tryClosedAccount(organisation, person, day, random, out);
  const busy = Math.exp(DAY_SPREAD * randomNormal(random) - DAY_SPREAD ** 2 / 2);
  const count = drawCount(person.signInsPerDay * busy * most, random);
  const signIns: { timestampMs: number; localDay: number; hour: number }[] = [];
  for (let draw = 0; draw < count; draw++) {
    const hour = drawHour(person, most === 1, random);
    const timestampMs = dayMs + utcOfDay(hour * HOUR_MS, offsetMs, person, dayMs, random);
    const localMs = timestampMs + person.clock.offsetMs(timestampMs) - organisation.startMs;
    const localDay = Math.floor(localMs / DAY_MS);
    if (random() * most < (localDay === firstLocal ? first : second)) signIns.push({ timestampMs, localDay, hour });
  }
  signIns.sort((a, b) => a.timestampMs - b.timestampMs);
  let lockedUntilMs = 0;
  signIns.forEach(({ timestampMs, localDay, hour }, signIn) => {
    // Who is locked out does something else.
    if (timestampMs < lockedUntilMs) return;
    const origin = drawPlace(organisation, person, timestampMs, localDay, hour, random);
    lockedUntilMs = simulateSession({ organisation, person, day, signIn, timestampMs, origin, random }, out);
  });
  simulateNights(organisation, person, day, count, random, out);
}

/** The sessions of the nights on call that begin on the day; numbered after the ordinary ones. */
function simulateNights(
  organisation: Organisation,
  person: Person,
  day: number,
  ordinary: number,
  random: () => number,
  out: EventBuffer,
): void {
  const dayMs = organisation.startMs + day * DAY_MS;
  let signIn = ordinary;
  for (const { fromMs, untilMs, incident } of person.nights) {
    if (fromMs < dayMs || fromMs >= dayMs + DAY_MS) continue;
    const calls = 3 + Math.floor(random() * 4);
    for (let call = 0; call < calls; call++) {
      const timestampMs = Math.floor(fromMs + ((untilMs - fromMs) * (call + random())) / calls);
      const origin = { ...homeOrigin(organisation, person, timestampMs), device: person.laptop, incident };
      simulateSession({ organisation, person, day, signIn: signIn++, timestampMs, origin, random }, out);
    }
  }
}

/** Milliseconds after midnight UTC of a local time of day, on whichever side of local midnight it falls. */
function utcOfDay(localMs: number, offsetMs: number, { clock }: Person, dayMs: number, random: () => number): number {
  const wrapped = Math.floor((((localMs - offsetMs) % DAY_MS) + DAY_MS) % DAY_MS);
  // On the day that the clocks change, the hours after the change are another hour away.
  const moved = wrapped - (clock.offsetMs(dayMs + wrapped) - offsetMs);
  return moved >= 0 && moved < DAY_MS ? moved : Math.floor(random() * HOUR_MS);
}

/** For some days after someone has left, the phone still asks for the mail now and then; nobody sees it. */
function tryClosedAccount(
  organisation: Organisation,
  person: Person,
  day: number,
  random: () => number,
  out: EventBuffer,
): void {
  if (day <= person.leavesOnDay || day > person.leavesOnDay + DAYS_UNTIL_REMOVED || person.clumsiness === 0) return;
  if (random() >= ASKS_AGAIN) return;
  const { startMs, endMs } = organisation;
  const timestampMs = startMs + day * DAY_MS + Math.floor(random() * DAY_MS);
  const { address, network } = mobileOrigin(person.mobile, person.key, timestampMs);
  if (timestampMs >= endMs) return;
  out.push({
    timestampMs,
    account: person.index,
    address,
    network: network.index,
    action: ACTION.login,
    method: METHOD.password,
    result: RESULT["account disabled"],
    userAgent: userAgentCode(person.phone.program, day, person.phone.phase),
    device: person.phone.id,
    host: person.applications[1]!,
    session: 0,
    incident: 0,
  });
}
