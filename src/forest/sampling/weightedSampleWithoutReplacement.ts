/**
 * Draws `size` different numbers out of 0 … weights.length − 1: one after the other, each of those left as often as its
 * weight says. Cost: O(population + size · log size · log(population / size)).
 *
 * Every number gets an exponential waiting time, of mean 1 / weight; the shortest are drawn.
 *
 * @param weights - 0 or more; at least `size` above 0
 * @param random - a function that returns numbers in [0, 1)
 * @throws RangeError when more are asked for than have a weight above 0
 * @see P. S. Efraimidis, P. G. Spirakis, "Weighted random sampling with a reservoir", Information Processing Letters 97
 *   (2006) 181, algorithm A-Res, with −ln of its keys
 * @example weightedSampleWithoutReplacement([0, 3, 1], 1, random) // 1 three times as often as 2, 0 never
 */
export function weightedSampleWithoutReplacement(
  weights: ArrayLike<number>,
  size: number,
  random: () => number,
): Int32Array {
  // A heap: no waiting time is above that of its parent, so the longest is at place 0.
  const drawn = new Int32Array(size);
  const waiting = new Float64Array(size);
  let count = 0;
  for (let number = 0; number < weights.length; number++) {
    const weight = weights[number]!;
    if (!(weight > 0)) continue;
    const time = -Math.log(1 - random()) / weight;
    if (count < size) {
      let place = count++;
      for (let above = (place - 1) >> 1; place > 0 && waiting[above]! < time; above = (place - 1) >> 1) {
        waiting[place] = waiting[above]!;
        drawn[place] = drawn[above]!;
        place = above;
      }
      waiting[place] = time;
      drawn[place] = number;
    } else if (time < waiting[0]!) replaceLongest(drawn, waiting, number, time);
  }
  if (count < size) {
    throw new RangeError(`weightedSampleWithoutReplacement: size must be at most ${count}, got ${size}`);
  }
  return drawn;
}

function replaceLongest(drawn: Int32Array, waiting: Float64Array, number: number, time: number): void {
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    if (below + 1 < waiting.length && waiting[below + 1]! > waiting[below]!) below++;
    if (below >= waiting.length || waiting[below]! <= time) break;
    waiting[place] = waiting[below]!;
    drawn[place] = drawn[below]!;
    place = below;
  }
  waiting[place] = time;
  drawn[place] = number;
}
