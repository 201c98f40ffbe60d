/**
 * Text on one line that cannot steer a terminal or hide its own order: line breaks and tabs become a space;
 * other control, bidi and invisible format characters become U+FFFD, so that one sees that there was something.
 */
export function plainText(text: string): string {
  return text.replace(/[\t\r\n\u2028\u2029]+/g, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
}
