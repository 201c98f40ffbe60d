/** Who and from where, as a PAM module writes it. */
export interface PamFields {
  /** Null when the module does not name the user: pam_unix does so where there is none of that name. */
  user: string | null;
  /** Exactly as written, possibly empty. */
  address: string;
}

/** What stands before `ruser=`, none of it the client's. */
const START = /^logname=\S* uid=-?\d* euid=-?\d* tty=\S* ruser=/;
/** The same with an empty `ruser=`, and the address after it. */
const PLAIN = /^logname=\S* uid=-?\d* euid=-?\d* tty=\S* ruser=\S* rhost=(\S*)(?: {1,2}user=([^]*)| *)$/;
const ADDRESS = " rhost=";
/** From the address to the end. */
const END = /(\S*)(?: {1,2}user=([^]*)| *)$/y;

/**
 * Splits `logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1  user=root`, the end of a PAM module's line.
 *
 * The user is what the client chose, and stands after the address: nothing that a client writes can stand before
 * `rhost=`, so the first one counts.
 *
 * @param text - from `logname=` on
 * @returns the fields, or null when the text does not have that shape
 * @example splitPamFields("logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1  user=root")?.address // "192.0.2.1"
 */
export function splitPamFields(text: string): PamFields | null {
  const fields = PLAIN.exec(text);
  return fields === null ? null : { user: fields[2] || null, address: fields[1]! };
}

/**
 * The same for a service that tells PAM the client's name as `ruser`, so that it stands on both sides of the address:
 * `ruser=bob rhost=192.0.2.1  user=bob`.
 *
 * The address is the one between two equal names; where the module does not name the user, the last one.
 *
 * @param text - from `logname=` on
 * @returns the fields, or null when the text does not have that shape; the user is the name that the client gave
 * @example splitPamRuser("logname= uid=0 euid=0 tty=ftp ruser=bob rhost=192.0.2.1 ")?.user // "bob"
 */
export function splitPamRuser(text: string): (PamFields & { isKnown: boolean }) | null {
  const start = START.exec(text);
  if (start === null) return null;
  const rest = text.slice(start[0].length);
  let last: (PamFields & { isKnown: boolean }) | null = null;
  for (let at = rest.indexOf(ADDRESS); at >= 0; at = rest.indexOf(ADDRESS, at + 1)) {
    END.lastIndex = at + ADDRESS.length;
    const end = END.exec(rest);
    if (end === null) continue;
    const [ruser, user] = [rest.slice(0, at), end[2]];
    if (user !== undefined && user === ruser && user !== "") return { user, address: end[1]!, isKnown: true };
    if (user === undefined) last = { user: ruser || null, address: end[1]!, isKnown: false };
  }
  if (last !== null) return last;
  const plain = rest.startsWith(ADDRESS) ? splitPamFields(text) : null;
  return plain === null ? null : { ...plain, isKnown: plain.user !== null };
}
