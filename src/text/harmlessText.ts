/** What ends a line or a cell; together they become one space. */
const BREAKS = /[\t\r\n\u2028\u2029]+/g;
/** Control characters, the marks that hide text or change its direction, line separators, halves of characters. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u2065]/gu;

/**
 * Text from a log on one line, made safe to print in a terminal, a notebook or a message.
 *
 * Log fields are written by attackers: escape codes could rewrite the screen, direction marks could show a
 * different name. Each such character becomes `�`, line breaks and tabs become a space; what is longer than `maxLength` is cut and ends in `…`. Emoji stay,
 * but one that is joined from several falls into its parts.
 *
 * @param maxLength - UTF-16 units kept, at least 1
 * @example harmlessText("\u001b[2Jroot") // "�[2Jroot"
 */
export function harmlessText(text: string, maxLength: number = 200): string {
  if (text.length <= maxLength) return text.replace(BREAKS, " ").replace(UNSAFE, "\ufffd");
  // The cut may leave half of a character behind.
  const kept = text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "");
  return `${kept.replace(BREAKS, " ").replace(UNSAFE, "\ufffd")}…`;
}
