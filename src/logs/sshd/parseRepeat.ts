/** A message that syslog wrote once for several. */
export interface Repeat {
  times: number;
  /** What was repeated; null when it is the line before (`last message repeated 2 times`). */
  message: string | null;
}

const QUOTED = /^message repeated ([1-9]\d{0,8}) times: \[ ?([^]*)\]$/;
const LINE_BEFORE = /^message repeated ([1-9]\d{0,8}) times?$/;

/**
 * Reads `message repeated 5 times: [ Failed password … ]` (rsyslog) and the old `last message repeated 5 times`,
 * of which `last` stands where the program belongs.
 *
 * @param program - program of the header
 * @param message - message of the header
 * @returns the repetition, or null when the message is an ordinary one
 */
export function parseRepeat(program: string, message: string): Repeat | null {
  if (!message.startsWith("message repeated ")) return null;
  const quoted = QUOTED.exec(message);
  if (quoted !== null) return { times: Number(quoted[1]), message: quoted[2]! };
  const before = program === "last" ? LINE_BEFORE.exec(message) : null;
  return before === null ? null : { times: Number(before[1]), message: null };
}
