import { ownText } from "../text/ownText";

/** Texts longer than this are not remembered, so that long ones cannot fill the memory. */
const LONGEST = 256;

/**
 * The same function, with its answers remembered until there are too many of them: then it begins anew.
 *
 * @param answer - always the same for the same text
 * @param capacity - answers that are remembered at most, at least 1
 * @example const pseudonym = remembered((user) => slow(user));
 */
export function remembered(answer: (text: string) => string, capacity: number = 131_072): (text: string) => string {
  const answers = new Map<string, string>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const found = answer(text);
    if (text.length > LONGEST) return found;
    if (answers.size >= capacity) answers.clear();
    answers.set(ownText(text), found);
    return found;
  };
}
