import type { SimulatedEvent } from "../behaviour/EventBuffer";
import type { Organisation } from "../organisation/Organisation";

/** What a look-alike may see and change before the first sign-in. */
export interface LookAlikeSetting {
  /** Its people, VPN outages and office moves may be changed here, and nowhere later. */
  organisation: Organisation;
  /** A random stream of this look-alike's own. */
  random: () => number;
  /** Number that its events carry. */
  incident: number;
}

/** Something benign that looks like an attack. */
export interface LookAlike {
  /** Days that a log must have for one. */
  daysNeeded: number;
  /** One plain sentence for people who read the options. */
  description: string;
  /**
   * Whether it changes where people sign in from: such a one is planned before those that ask where somebody is.
   * @default false
   */
  movesPeople?: boolean;
  /**
   * Changes the habits of those concerned, and returns the events that come on top of theirs; all within the log.
   */
  plan(setting: LookAlikeSetting): SimulatedEvent[];
}
