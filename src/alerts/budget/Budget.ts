import { assertKnownOptions } from "../../options/assertKnownOptions";

/** How many alerts somebody has time for: exactly one of these. */
export interface Budget {
  /** Alerts a day on average, above 0. */
  perDay?: number;
  /** Share of all events or incidents, in (0, 1). */
  share?: number;
  /** Whatever has at least this score or risk, in [0, 1]. */
  least?: number;
}

/** The parts of a budget, each with what it must be. */
const PARTS: Readonly<Record<keyof Budget, readonly [(value: number) => boolean, string]>> = {
  perDay: [(value) => value > 0 && value < Infinity, "above 0"],
  share: [(value) => value > 0 && value < 1, "a share in (0, 1)"],
  least: [(value) => value >= 0 && value <= 1, "in [0, 1]"],
};

/**
 * Refuses what is no budget.
 *
 * @param caller - function named in the message
 * @throws RangeError when no part is given, or more than one, or one is out of range or unknown
 */
export function assertBudget(budget: Budget, caller: string): void {
  assertKnownOptions(budget, Object.keys(PARTS), caller);
  const given = Object.entries(budget).filter(([, value]) => value !== undefined);
  if (given.length !== 1) {
    throw new RangeError(`${caller}: a budget must have one of ${Object.keys(PARTS).join(", ")}, got ${given.length}`);
  }
  const [name, value] = given[0] as [keyof Budget, number];
  const [isRight, wanted] = PARTS[name];
  if (!(typeof value === "number" && isRight(value))) {
    throw new RangeError(`${caller}: ${name} must be ${wanted}, got ${String(value)}`);
  }
}
