import { briefly } from "../../text/briefly";
import { sampleWithoutReplacement } from "./sampleWithoutReplacement";
import { sampleWithReplacement } from "./sampleWithReplacement";
import { weightedSampleWithoutReplacement } from "./weightedSampleWithoutReplacement";
import { weightedSampleWithReplacement } from "./weightedSampleWithReplacement";

/** How the rows of a tree are drawn. */
export interface RowSampler {
  /** Rows that are drawn each time. */
  size: number;
  draw: (random: () => number) => Int32Array;
}

/**
 * How to draw the rows of each tree: at most `maxSamples`, with replacement or without, evenly or by weight.
 *
 * Without replacement no more can be drawn than there are rows (with a weight above 0, where there are weights).
 *
 * @param weights - one a row; undefined counts all alike
 * @param caller - method named in the messages
 * @throws RangeError when there are not as many weights as rows, one is negative or not finite, or none is above 0
 */
export function rowSampler(
  rows: number,
  maxSamples: number,
  bootstrap: boolean,
  weights: ArrayLike<number> | undefined,
  caller: string,
): RowSampler {
  if (weights === undefined) {
    const size = Math.min(maxSamples, rows);
    return {
      size,
      draw: (random) => (bootstrap ? sampleWithReplacement : sampleWithoutReplacement)(rows, size, random),
    };
  }
  const own = checkedWeights(weights, rows, caller);
  if (bootstrap) {
    const size = Math.min(maxSamples, rows);
    const cumulative = own.slice();
    for (let row = 1; row < rows; row++) cumulative[row]! += cumulative[row - 1]!;
    return { size, draw: (random) => weightedSampleWithReplacement(cumulative, size, random) };
  }
  const size = Math.min(
    maxSamples,
    own.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0),
  );
  return { size, draw: (random) => weightedSampleWithoutReplacement(own, size, random) };
}

/** A copy of the weights over the greatest of them: their sum is finite. */
function checkedWeights(weights: ArrayLike<number>, rows: number, caller: string): Float64Array {
  if (typeof weights !== "object" || weights === null) {
    throw new TypeError(`${caller}: sampleWeight must be a list of numbers, got ${briefly(weights)}`);
  }
  if (weights.length !== rows) {
    throw new RangeError(`${caller}: sampleWeight must have ${rows} numbers, one a row, got ${weights.length}`);
  }
  const own = Float64Array.from(weights);
  const wrong = own.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (wrong >= 0) {
    throw new RangeError(`${caller}: sampleWeight must be finite and at least 0, got ${own[wrong]} at row ${wrong}`);
  }
  const greatest = own.reduce((sofar, weight) => Math.max(sofar, weight), 0);
  if (greatest === 0) throw new RangeError(`${caller}: sampleWeight must be above 0 for at least one row, got 0`);
  return own.map((weight) => weight / greatest);
}
