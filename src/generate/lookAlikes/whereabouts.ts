import { drawPlace, type Origin } from "../behaviour/drawPlace";
import type { Organisation } from "../organisation/Organisation";
import type { Person } from "../organisation/Person";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A draw above every role's share of phones and of the VPN. */
const BY_NEITHER = 0.999;

/** Where someone's laptop is at a time when it does not use the VPN: the office, home or a hotel. */
export function whereabouts(organisation: Organisation, person: Person, timestampMs: number): Origin {
  const localMs = timestampMs + person.clock.offsetMs(timestampMs) - organisation.startMs;
  const localDay = Math.floor(localMs / DAY_MS);
  const hour = (localMs - localDay * DAY_MS) / HOUR_MS;
  return drawPlace(organisation, person, timestampMs, localDay, hour, () => BY_NEITHER);
}
