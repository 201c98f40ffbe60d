import { availableParallelism } from "node:os";
import { briefly } from "../../text/briefly";

const MOST_THREADS = 64;

/**
 * How many threads are to work: as many as asked for, else one for each processor, at most 8.
 *
 * @param caller - method named in the message
 * @throws RangeError when it is no whole number from 1 to 64
 */
export function threadsOf({ threads }: { threads?: number }, caller: string): number {
  if (threads === undefined) return Math.min(8, availableParallelism());
  if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return threads;
  throw new RangeError(`${caller}: threads must be a whole number from 1 to ${MOST_THREADS}, got ${briefly(threads)}`);
}
