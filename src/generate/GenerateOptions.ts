/** Options of {@link generateLogs}. */
export interface GenerateOptions {
  /**
   * People who sign in, 1 to 100,000.
   * @default 500
   */
  users?: number;
  /**
   * Length of the log in days, 1 to 3,650.
   * @default 30
   */
  days?: number;
  /**
   * Ordinary sign-in events, 1 to 10,000,000; the attacks come on top.
   * @default 100_000
   */
  events?: number;
  /**
   * Share of the ordinary attempts that succeed, in (0, 1].
   * @default 0.95
   */
  successProbability?: number;
  /**
   * First day, as YYYY-MM-DD.
   * @default "2026-03-02", a Monday
   */
  start?: string;
  /**
   * Attacks that guess one account's password (ATT&CK T1110.001), 0 to 1,000.
   * @default 3
   */
  bruteForce?: number;
  /**
   * Attacks that try few passwords on many accounts (T1110.003), 0 to 1,000.
   * @default 3
   */
  passwordSpraying?: number;
  /**
   * Accounts used from a new place with the right password (T1078), 0 to 1,000.
   * @default 6
   */
  stolenCredentials?: number;
  /**
   * Seed of all randomness: the same seed gives the same bytes.
   * @default 1
   */
  seed?: number;
}

/** The options that {@link generateLogs} takes when it is given none. */
export const GENERATE_DEFAULTS: Readonly<Required<GenerateOptions>> = Object.freeze({
  users: 500,
  days: 30,
  events: 100_000,
  successProbability: 0.95,
  start: "2026-03-02",
  bruteForce: 3,
  passwordSpraying: 3,
  stolenCredentials: 6,
  seed: 1,
});

/** Ten years before the last time that the readers keep to the microsecond. */
const LATEST_START = "2199-12-31";
const WHOLE_NUMBERS: Record<string, [least: number, most: number]> = {
  users: [1, 100_000],
  days: [1, 3_650],
  events: [1, 10_000_000],
  bruteForce: [0, 1_000],
  passwordSpraying: [0, 1_000],
  stolenCredentials: [0, 1_000],
  seed: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

/**
 * Fills in the defaults and refuses what is out of range.
 *
 * @throws RangeError naming the option, its range and the value given
 */
export function resolveGenerateOptions(options: GenerateOptions): Required<GenerateOptions> {
  const resolved = { ...GENERATE_DEFAULTS, ...options };
  for (const [name, value] of Object.entries(resolved)) {
    if (!Object.hasOwn(GENERATE_DEFAULTS, name)) {
      const known = Object.keys(GENERATE_DEFAULTS).join(", ");
      throw new RangeError(`generateLogs: unknown option ${name}; the options are ${known}`);
    }
    const range = WHOLE_NUMBERS[name];
    if (range && !(Number.isInteger(value) && Number(value) >= range[0] && Number(value) <= range[1])) {
      throw new RangeError(
        `generateLogs: ${name} must be a whole number from ${range[0]} to ${range[1]}, got ${String(value)}`,
      );
    }
  }
  const { successProbability, start } = resolved;
  if (!(successProbability > 0 && successProbability <= 1)) {
    throw new RangeError(`generateLogs: successProbability must be in (0, 1], got ${successProbability}`);
  }
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(start) ? new Date(`${start}T00:00:00Z`) : new Date(NaN);
  if (
    Number.isNaN(parsed.getTime()) ||
    !parsed.toISOString().startsWith(start) ||
    parsed.getTime() < 0 ||
    start > LATEST_START
  ) {
    throw new RangeError(
      `generateLogs: start must be a day from 1970-01-01 to ${LATEST_START} as YYYY-MM-DD, got ${start}`,
    );
  }
  return resolved;
}
