import type { SimulatedEvent } from "../behaviour/EventBuffer";
import type { Organisation } from "../organisation/Organisation";

/** What an attack may look at to choose its victims and its hour. It changes nobody's habits. */
export interface AttackSetting {
  organisation: Organisation;
  /** A random stream of this attack's own. */
  random: () => number;
  /** From 0 (noisy) to 1 (as careful as the best). */
  stealth: number;
  /** Number that its events carry. */
  incident: number;
}

/** An attack scenario. */
export interface Attack {
  /** MITRE ATT&CK id. */
  technique: string;
  /** One plain sentence for people who read the options. */
  description: string;
  /** Days that a log must have for one at a stealth. */
  daysNeeded(stealth: number): number;
  /** The events of one attack, in any order; all within the log. */
  strike(setting: AttackSetting): SimulatedEvent[];
}
