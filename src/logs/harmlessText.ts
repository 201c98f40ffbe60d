/** Control characters, and the marks that hide text or change its direction. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * Text from a log, made safe to print in a terminal, a notebook or a message.
 *
 * Log fields are written by attackers: escape codes could rewrite the screen, direction marks could show a
 * different name. Each such character becomes `�`; what is longer than `maxLength` is cut and ends in `…`.
 *
 * @param maxLength - characters kept, at least 1
 * @example harmlessText("\u001b[2Jroot") // "�[2Jroot"
 */
export function harmlessText(text: string, maxLength: number = 200): string {
  const safe = text.slice(0, maxLength + 1).replace(UNSAFE, "\ufffd");
  return safe.length > maxLength ? `${safe.slice(0, maxLength - 1)}…` : safe;
}
