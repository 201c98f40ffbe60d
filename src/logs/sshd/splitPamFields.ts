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
 * The client writes both names and may write ` rhost=` in them, the service writes the address alone. So the address is
 * the one that stands between two equal names, or behind an empty one, or at the end where the module does not name the
 * user; where several do, nobody knows which of them the service wrote.
 *
 * @param text - from `logname=` on
 * @returns the fields; `ambiguous` when the address can be read in more than one way; null when the text does not have
 *   that shape. The user is the name that the client gave
 * @example splitPamRuser("logname= uid=0 euid=0 tty=ftp ruser=bob rhost=192.0.2.1 ")?.user // "bob"
 */
export function splitPamRuser(text: string): (PamFields & { isKnown: boolean }) | "ambiguous" | null {
  const start = START.exec(text);
  if (start === null) return null;
  const rest = text.slice(start[0].length);
  let found: (PamFields & { isKnown: boolean }) | null = null;
  for (let at = rest.indexOf(ADDRESS); at >= 0; at = rest.indexOf(ADDRESS, at + 1)) {
    END.lastIndex = at + ADDRESS.length;
    const end = END.exec(rest);
    if (end === null) continue;
    const [ruser, user] = [rest.slice(0, at), end[2]];
    if (user !== undefined && ruser !== "" && user !== ruser) continue;
    if (found !== null) return "ambiguous";
    found = { user: user || ruser || null, address: end[1]!, isKnown: !!user };
  }
  return found;
}
