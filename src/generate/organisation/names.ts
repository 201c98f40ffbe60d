const GIVEN = [
  "ada", "ali", "ana", "ben", "bo", "carla", "chen", "clara", "david", "dora", "elif", "emil", "eva", "fatima",
  "felix", "goran", "grace", "hana", "hugo", "ines", "ivo", "jana", "john", "jose", "kofi", "lars", "lena", "lucia",
  "maria", "mei", "mio", "nadia", "noah", "olga", "omar", "paul", "priya", "ravi", "rosa", "sam", "sara", "sofia",
  "tariq", "tom", "uma", "vera", "wei", "yara", "yusuf", "zoe",
]; // prettier-ignore
const FAMILY = [
  "adler", "ahmed", "basu", "becker", "brown", "costa", "cruz", "dang", "diaz", "ek", "evans", "fuchs", "garcia",
  "gupta", "haas", "hall", "ito", "jones", "jung", "kaya", "khan", "kim", "klein", "kumar", "lee", "li", "lopez",
  "meyer", "moor", "moreau", "novak", "okafor", "olsen", "park", "patel", "perez", "popescu", "reyes", "rossi",
  "sato", "schmidt", "silva", "singh", "smith", "tanaka", "torres", "vega", "wagner", "wang", "yilmaz",
]; // prettier-ignore
const SERVICES = ["ci", "backup", "monitor", "deploy", "report", "sync", "scanner", "etl", "mailer", "print"];
/** Names that scanners and guessers try on any system. */
const COMMON = [
  "admin", "root", "test", "guest", "oracle", "postgres", "administrator", "user", "ubuntu", "ftp", "support",
  "backup", "demo", "info", "sales", "webmaster",
]; // prettier-ignore

/**
 * The name of person number `index`: a different one for each.
 *
 * @example personName(0) // "ada.adler"
 */
export function personName(index: number): string {
  const given = GIVEN[index % GIVEN.length]!;
  const round = Math.floor(index / GIVEN.length);
  // The family names shift by one each time the given names have gone round, so that neighbours differ in both.
  const family = FAMILY[(index + round) % FAMILY.length]!;
  const repeat = Math.floor(round / FAMILY.length);
  return repeat === 0 ? `${given}.${family}` : `${given}.${family}${repeat + 1}`;
}

/**
 * The name of a service account.
 *
 * @param index - number of the account among all
 * @example serviceName(3) // "svc-deploy-0003"
 */
export function serviceName(index: number): string {
  return `svc-${SERVICES[index % SERVICES.length]}-${String(index).padStart(4, "0")}`;
}

/**
 * A name with two neighbouring letters the wrong way round, as a hasty hand types it; where they are the same, with one
 * letter more.
 */
export function mistypedName(name: string, position: number): string {
  const at = position % Math.max(1, name.length - 1);
  const swapped = `${name.slice(0, at)}${name.charAt(at + 1)}${name.charAt(at)}${name.slice(at + 2)}`;
  return swapped === name ? name.slice(0, at + 1) + name.slice(at) : swapped;
}

/** A name that nobody here has: from somebody else's list, or one that every system is tried with. */
export function strangerName(index: number): string {
  if (index < COMMON.length) return COMMON[index]!;
  const given = GIVEN[(index * 7) % GIVEN.length]!;
  return `${given}${FAMILY[(index * 3) % FAMILY.length]!.charAt(0)}${index}`;
}

/** How many of the strangers are names that every system is tried with; they come first. */
export const COMMON_NAMES: number = COMMON.length;
