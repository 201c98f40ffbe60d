import { mixBits } from "./mixBits";
import type { Device } from "./Person";

const HABIT_SALT = 0x6d61726b;
const PHASE_SALT = 0x70686173;
/** Of the browsers, shares that forget their mark every so many days; the others keep it as long as logs last. */
const FORGETTERS: readonly [share: number, days: number][] = [
  [0.07, 2.6],
  [0.24, 21],
];

/**
 * The number by which servers know a device on a day: some people's browsers forget it, and are given another.
 *
 * @param day - days since the start of the log; may have a fraction
 * @returns a whole number in [1, 2³²), or 0 for a device that has none
 * @see M. Abraham, C. Meierhoefer, A. Lipsman, "The Impact of Cookie Deletion", comScore 2007: of 400,000 computers,
 *   31 % lost a site's own cookie within a month; 7 % had 12.5 different ones on average, the others of the 31 % 2.4
 * @example deviceMark(person.laptop, 17)
 */
export function deviceMark({ id }: Pick<Device, "id">, day: number): number {
  if (id === 0) return 0;
  let drawn = mixBits(id, HABIT_SALT) / 2 ** 32;
  for (const [share, days] of FORGETTERS) {
    drawn -= share;
    if (drawn < 0) return mixBits(id, 1 + Math.floor(day / days + mixBits(id, PHASE_SALT) / 2 ** 32)) || 1;
  }
  return id;
}
