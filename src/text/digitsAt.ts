const ZERO = "0".charCodeAt(0);
const NINE = "9".charCodeAt(0);

/**
 * The number that so many digits of a text make.
 *
 * @param first - place of the first digit
 * @returns NaN when one of them is no digit, or behind the end of the text
 * @example digitsAt("2024-03-01", 5, 2) // 3
 */
export function digitsAt(text: string, first: number, count: number): number {
  let number = 0;
  for (let at = first; at < first + count; at++) {
    const code = text.charCodeAt(at);
    if (!(code >= ZERO && code <= NINE)) return NaN;
    number = number * 10 + code - ZERO;
  }
  return number;
}
