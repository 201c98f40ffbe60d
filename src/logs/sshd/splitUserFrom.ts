/** Who and from where, as sshd wrote it. */
export interface UserFrom {
  /** Exactly as written, possibly empty. */
  user: string;
  /** Exactly as written: {@link normaliseAddress} comes later. */
  address: string;
  /** Null when the line has none. */
  port: string | null;
}

const FROM = " from ";
/** `192.0.2.1 port 22 ssh2` to the end of the line; after a key, its type and fingerprint. */
const SIGN_IN_END =
  /(\S+)(?: via (\S+))? port (\d{1,5})(?: on \S+(?: port \d{1,5})?)?(?: ssh[12](?:: \S+ (?:SHA\d{1,3}:[\w+/=]+|(?:MD5:)?[0-9a-f]{2}(?::[0-9a-f]{2})+))?)?(?: \[preauth\])?$/y;
/** `192.0.2.1 port 22 ssh2: ` and then anything: certificate, host key, Kerberos name. */
const SIGN_IN_MIDDLE = /(\S+)(?: via (\S+))? port (\d{1,5}) ssh[12]: /y;
/** `192.0.2.1` or `192.0.2.1 port 22` to the end of the line. */
const PLAIN_END = /(\S+)(?: via (\S+))?(?: port (\d{1,5}))?(?: \[preauth\])?$/y;

/**
 * Splits `USER from ADDR port N ssh2[: KEY]`, the end of a `Failed` or `Accepted` line.
 *
 * The client chooses USER, so USER may itself contain ` from 192.0.2.66 port 22 ssh2`; and in a certificate it may
 * choose the key's id as well. What sshd wrote is found by how the line ends:
 * 1. It ends with the port, `ssh2` or a bare fingerprint: nothing that a client writes can stand after the
 *    address, so the last ` from ` is sshd's.
 * 2. It ends with a certificate or the like, whose text may hold a false ` from `. sshd writes that only for users
 *    that exist, whose names hold no ` from `: the first one that fits is sshd's. (For `invalid user` it is the
 *    last one, since there the name is the client's and the key's id is not written.)
 *
 * @param text - the message after `for ` and `invalid user `
 * @param userExists - false after `invalid user `
 * @returns the parts, or null when the text does not have that shape
 */
export function splitSignIn(text: string, userExists: boolean): UserFrom | null {
  const last = text.lastIndexOf(FROM);
  if (last < 0) return null;
  const atEnd = matchAt(SIGN_IN_END, text, last);
  if (atEnd !== null) return atEnd;
  let found: UserFrom | null = null;
  for (let at = text.indexOf(FROM); at >= 0; at = text.indexOf(FROM, at + 1)) {
    found = matchAt(SIGN_IN_MIDDLE, text, at) ?? found;
    if (found !== null && userExists) return found;
  }
  return found;
}

/**
 * Splits `USER from ADDR[ port N]` where the address ends the line (`Invalid user …`): the last ` from ` is sshd's.
 *
 * @param text - the message after `Invalid user `
 * @returns the parts, or null when the text does not have that shape
 */
export function splitUserFrom(text: string): UserFrom | null {
  const last = text.lastIndexOf(FROM);
  return last < 0 ? null : matchAt(PLAIN_END, text, last);
}

/** The address that `via` names is the one that sshd saw; the host name before it is only a claim. */
function matchAt(pattern: RegExp, text: string, from: number): UserFrom | null {
  pattern.lastIndex = from + FROM.length;
  const match = pattern.exec(text);
  if (match === null) return null;
  return { user: text.slice(0, from), address: match[2] ?? match[1]!, port: match[3] ?? null };
}
