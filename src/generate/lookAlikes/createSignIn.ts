import type { Place } from "../behaviour/drawPlace";
import { ACTION, METHOD, RESULT, type SimulatedEvent } from "../behaviour/EventBuffer";
import { deviceMark } from "../organisation/deviceMark";
import type { Organisation } from "../organisation/Organisation";
import type { Device } from "../organisation/Person";
import { userAgentCode } from "../organisation/userAgents";

const DAY_MS = 86_400_000;

/** What a look-alike's sign-in needs to say. */
interface SignIn {
  timestampMs: number;
  account: number;
  place: Place;
  device: Device;
  host: number;
  incident: number;
}

/** A successful sign-in with a password, without a session: for a look-alike to vary. */
export function createSignIn(
  { startMs }: Organisation,
  { timestampMs, account, place, device, host, incident }: SignIn,
): SimulatedEvent {
  const day = Math.floor((timestampMs - startMs) / DAY_MS);
  return {
    timestampMs,
    account,
    address: place.address,
    network: place.network.index,
    action: ACTION.login,
    method: METHOD.password,
    result: RESULT.success,
    userAgent: userAgentCode(device.program, day, device.phase),
    device: deviceMark(device, day),
    host,
    session: 0,
    incident,
  };
}
