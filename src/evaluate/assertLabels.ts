/**
 * Refuses labels that do not fit the scores; returns the number of positives.
 *
 * @throws RangeError when the lengths differ, a label is neither 0 nor 1, or there is no positive
 */
export function assertLabels(caller: string, labels: ArrayLike<number | boolean>, scores: ArrayLike<number>): number {
  if (labels.length !== scores.length) {
    throw new RangeError(`${caller}: labels and scores must be as many, got ${labels.length} and ${scores.length}`);
  }
  const strange = Array.from(labels).findIndex((label) => Number(label) !== 0 && Number(label) !== 1);
  if (strange >= 0) {
    throw new RangeError(`${caller}: labels must be 0 or 1, got ${Number(labels[strange])} in row ${strange}`);
  }
  const positives = Array.from(labels).filter(Boolean).length;
  if (positives === 0) throw new RangeError(`${caller}: at least one positive is required, got 0`);
  return positives;
}
