import { guarded, unguarded } from "../../files/formulaGuard";
import type { Pseudonyms } from "../createPseudonyms";
import { ADDRESS_COLUMN, PSEUDONYM } from "./PSEUDONYM";
import type { ResultCell } from "./resultsFile";

/** Puts names and addresses in place of their pseudonyms, and counts them. */
export interface Revealer {
  /** A cell of a column, revealed; what cannot be stays as it is. */
  reveal: (column: string, cell: ResultCell) => ResultCell;
  /** Different pseudonyms so far, by what they stand for (`user`, `source`, …), that were revealed or were not. */
  count: (isRevealed: boolean) => Map<string, number>;
}

/**
 * Reveals the cells of results.
 *
 * @param names - pseudonym → what it stands for
 * @param pseudonyms - of the key that they were made with
 * @example createRevealer(new Map([["user-…", "ada"]]), pseudonyms).reveal("user", "user-…") // "ada"
 */
export function createRevealer(names: ReadonlyMap<string, string>, pseudonyms: Pseudonyms): Revealer {
  /** What every pseudonym that was met stands for; null where that is not known. */
  const met = new Map<string, { kind: string; found: string | null }>();

  function lookUp(pseudonym: string, kind: string, find: () => string | null): string {
    let known = met.get(pseudonym);
    if (known === undefined) {
      known = { kind, found: find() };
      met.set(pseudonym, known);
    }
    return known.found ?? pseudonym;
  }

  function name(pseudonym: string): string {
    const kind = pseudonym.slice(0, pseudonym.indexOf("-"));
    return lookUp(pseudonym, kind, () => names.get(pseudonym) ?? null);
  }

  function address(pseudonym: string): string {
    return lookUp(pseudonym, "source", () => pseudonyms.address(pseudonym) ?? names.get(pseudonym) ?? null);
  }

  return {
    reveal(column, cell) {
      if (cell === null) return null;
      const text = unguarded(cell);
      const revealed = column === ADDRESS_COLUMN ? address(text) : text.replace(PSEUDONYM, name);
      return revealed === text ? cell : guarded(revealed);
    },
    count(isRevealed) {
      const counts = new Map<string, number>();
      for (const { kind, found } of met.values()) {
        if ((found !== null) === isRevealed) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      return counts;
    },
  };
}
