/** Names that a list shows before it says how many more there are. */
const MOST_NAMES = 10;

/**
 * Names in one cell: the first ten, with `; ` between, then how many more there are.
 *
 * @example listText(["ada", "ben"]) // "ada; ben"
 */
export function listText(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join("; ");
  return names.length > MOST_NAMES ? `${shown}; and ${names.length - MOST_NAMES} more` : shown;
}
