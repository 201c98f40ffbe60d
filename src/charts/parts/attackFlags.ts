/**
 * Reads labels as flags, one a row.
 *
 * @param functionName - for the messages
 * @param labels - true or 1 for a row of an attack, false or 0 for an ordinary one
 * @param rows - how many labels there must be
 * @returns a new array, 1 for attack, 0 for ordinary
 * @throws RangeError when there is not one label a row, or a label is neither 0, 1, true nor false
 * @example attackFlags("scoreHistogram", [true, 0], 2) // Uint8Array [1, 0]
 */
export function attackFlags(functionName: string, labels: ArrayLike<number | boolean>, rows: number): Uint8Array {
  if (labels.length !== rows) {
    throw new RangeError(`${functionName}: labels must have one entry a row (${rows}), got ${labels.length}`);
  }
  const flags = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const label = labels[row];
    if (label !== 0 && label !== 1 && label !== true && label !== false) {
      throw new RangeError(`${functionName}: labels must be 0, 1, true or false, got ${String(label)} (row ${row})`);
    }
    flags[row] = Number(label);
  }
  return flags;
}
