const UNITS: readonly (readonly [string, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
  ["millisecond", 1],
];

/**
 * Writes a duration in its largest whole unit, to stand after "per".
 *
 * @param durationMs - duration, milliseconds, at least 1
 * @returns text such as `hour` or `15 minutes`
 * @example durationText(900_000) // "15 minutes"
 */
export function durationText(durationMs: number): string {
  const [unit, size] = UNITS.find(([, unitMs]) => durationMs % unitMs === 0) ?? ["millisecond", 1];
  const count = durationMs / size;
  return count === 1 ? unit : `${count.toLocaleString("en-US")} ${unit}s`;
}
