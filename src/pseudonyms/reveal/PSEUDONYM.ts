import { PSEUDONYM_PREFIXES } from "../createPseudonyms";

const CODE = "[a-z2-7]{16}";
const NAMES = Object.values(PSEUDONYM_PREFIXES).join("|");

/** Every pseudonym but those of addresses, wherever in a text it stands. */
export const PSEUDONYM: RegExp = new RegExp(
  `\\bfile-${CODE}-[a-z2-7]{6}\\b|\\b(?:${NAMES})-(?:[a-z]{2,12}-)?${CODE}\\b\\$?`,
  "g",
);

/** The pseudonym of a log's path, and within it the id of the key. */
export const FILE_PSEUDONYM: RegExp = new RegExp(`^file-${CODE}-([a-z2-7]{6})$`);

/** The column of results whose values are addresses, whole ones. */
export const ADDRESS_COLUMN = "source_ip";
