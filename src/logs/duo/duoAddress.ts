import { normaliseAddress } from "../sshd/normaliseAddress";

/** An address with the port behind it, as some gateways hand it to Duo: `192.0.2.1:4321`, `[2001:db8::1]:4321`. */
const WITH_PORT = /^(?:(\d{1,3}(?:\.\d{1,3}){3})|\[([\da-f:.]+)\])[:#]\d{1,5}$/i;
/** No machine has this address: it stands where the application gave Duo none. */
const NO_ADDRESS = "0.0.0.0";

/**
 * The address of a device as the event keeps it: without port, null when Duo does not know it. Where it is not clear
 * what belongs to the port, it stays as written.
 *
 * @example duoAddress("192.0.2.1:4321") // "192.0.2.1"
 */
export function duoAddress(text: string | null): string | null {
  if (text === null || text === NO_ADDRESS) return null;
  const match = text.includes(":") ? WITH_PORT.exec(text) : null;
  return normaliseAddress(match === null ? text : (match[1] ?? match[2]!));
}
