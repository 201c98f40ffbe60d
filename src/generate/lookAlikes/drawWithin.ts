/** A number in a range, each with the same chance. */
export function drawWithin([least, most]: readonly [number, number], random: () => number): number {
  return least + random() * (most - least);
}
