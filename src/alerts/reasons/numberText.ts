/**
 * A number as sentences have it: three digits that count, thousands with commas; "not known" for NaN.
 *
 * @example numberText(9123.4) // "9,120"
 */
export function numberText(value: number): string {
  return Number.isNaN(value) ? "not known" : value.toLocaleString("en", { maximumSignificantDigits: 3 });
}

/** A number with its unit, in the singular where it is one: "1 country". */
export function amountText(value: number, unit: string): string {
  return `${numberText(value)} ${value === 1 ? singular(unit) : unit}`;
}

/** `countries` → `country`; units have no other plurals. */
function singular(unit: string): string {
  return unit === "pushes" ? "push" : unit.replace(/ies$/, "y").replace(/s$/, "");
}
