const OFFSET = /^([+-])(\d{2}):?(\d{2})?$/;

/**
 * Reads an offset from UTC: `+02:00`, `-0330`, `+02`.
 *
 * @returns milliseconds east of Greenwich; null when it is no offset from -14:59 to +14:59
 * @example fixedOffsetMs("+02:00") // 7200000
 */
export function fixedOffsetMs(text: string): number | null {
  const match = OFFSET.exec(text);
  if (match === null) return null;
  const [hours, minutes] = [Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 14 || minutes > 59) return null;
  return (match[1] === "-" ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
