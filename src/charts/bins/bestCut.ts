/** A value that sets two groups of rows apart. */
export interface BestCut {
  /** `atLeast`: rows from the value on; `atMost`: rows up to it. */
  side: "atLeast" | "atMost";
  /** The value, one that occurs in the data. */
  value: number;
  /** Attack rows on that side. */
  attacks: number;
  /** Ordinary rows on that side. */
  ordinary: number;
}

/**
 * Finds the cut with the largest difference between the share of attack rows and of ordinary rows beyond it
 * (Youden's J), on either side.
 *
 * The cut is chosen on the rows it is measured on: it describes them, and promises nothing about others.
 *
 * @param ordinary - values of the ordinary rows, ascending, at least one
 * @param attacks - values of the attack rows, ascending, at least one
 * @returns the best cut; of equals, the one at the smallest value
 * @see W. J. Youden, "Index for rating diagnostic tests", Cancer 3 (1950) 32
 * @example bestCut(Float64Array.of(1, 2, 3), Float64Array.of(3, 9)) // at least 3: 2 of 2 attacks, 1 of 3 ordinary
 */
export function bestCut(ordinary: Float64Array, attacks: Float64Array): BestCut {
  let best: BestCut = { side: "atLeast", value: NaN, attacks: 0, ordinary: 0 };
  let bestGap = -Infinity;
  const offer = (cut: BestCut): void => {
    const gap = cut.attacks / attacks.length - cut.ordinary / ordinary.length;
    if (gap > bestGap + 1e-12) [best, bestGap] = [cut, gap];
  };
  let below = { attacks: 0, ordinary: 0 };
  while (below.attacks < attacks.length || below.ordinary < ordinary.length) {
    const value = Math.min(attacks[below.attacks] ?? Infinity, ordinary[below.ordinary] ?? Infinity);
    const upTo = {
      attacks: past(attacks, value, below.attacks),
      ordinary: past(ordinary, value, below.ordinary),
    };
    offer({
      side: "atLeast",
      value,
      attacks: attacks.length - below.attacks,
      ordinary: ordinary.length - below.ordinary,
    });
    offer({ side: "atMost", value, ...upTo });
    below = upTo;
  }
  return best;
}

/** Index of the first entry above a value. */
function past(sorted: Float64Array, value: number, from: number): number {
  let at = from;
  while (at < sorted.length && sorted[at]! <= value) at++;
  return at;
}
