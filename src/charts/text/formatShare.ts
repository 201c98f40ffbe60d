/**
 * Writes a part of a whole in per cent, never rounding a few to none or most to all.
 *
 * @param part - a count, at least 0
 * @param whole - a count, at least `part`
 * @returns text such as `4.1 %`, `0 %`, `< 0.1 %`, `> 99.9 %` or `100 %`; `0 %` of nothing
 * @example formatShare(41, 1000) // "4.1 %"
 */
export function formatShare(part: number, whole: number): string {
  if (part === 0 || whole === 0) return "0 %";
  if (part === whole) return "100 %";
  const percent = (100 * part) / whole;
  if (percent < 0.1) return "< 0.1 %";
  if (percent > 99.9) return "> 99.9 %";
  return `${percent < 10 || percent > 99 ? Number(percent.toFixed(1)) : Math.round(percent)} %`;
}
