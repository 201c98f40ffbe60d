import { ownText } from "../../text/ownText";
import { COUNTRIES } from "./COUNTRIES";

const MARKS = /\p{M}/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;

const CODES: ReadonlyMap<string, string> = new Map(
  Object.entries(COUNTRIES).flatMap(([code, names]) => names.map((name): [string, string] => [plainName(name), code])),
);

/** What was found for names, as logs repeat them. */
const FOUND = new Map<string, string | null>();
const MOST_FOUND = 1000;

/**
 * The ISO 3166-1 code of a country that a log calls by its English name.
 *
 * Small and capital letters, accents, `the`, `&` and `and`, `St.` and `Saint` make no difference. A code stays what it
 * is. A name that we do not know has no code: a wrong country would be worse than none.
 *
 * @returns two letters, or null
 * @example countryCode("Russian Federation") // "RU"
 */
export function countryCode(name: string): string | null {
  const known = FOUND.get(name);
  if (known !== undefined) return known;
  const code = Object.hasOwn(COUNTRIES, name) ? name : (CODES.get(plainName(name)) ?? null);
  if (FOUND.size < MOST_FOUND) FOUND.set(ownText(name), code);
  return code;
}

function plainName(name: string): string {
  const letters = name.slice(0, 100).normalize("NFD").replace(MARKS, "").toLowerCase().replaceAll("&", " and ");
  const words = letters.replace(BETWEEN_WORDS, " ").trim().split(" ");
  return words
    .filter((word) => word !== "the" && word !== "and")
    .map((word) => (word === "st" ? "saint" : word))
    .join(" ");
}
