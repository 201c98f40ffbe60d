/** Aggregates over a window. */
export const AGGREGATES: readonly string[] = ["count", "sum", "min", "max", "latest"];

/**
 * Functions that a feature's expression may call: those that give the same for the same, in every run and on every day,
 * whatever the connection's settings, and that look at nothing but what they are given.
 */
export const FUNCTIONS: readonly string[] = words(
  "abs acos asin atan atan2 cbrt ceil ceiling cos cot degrees exp floor greatest least ln log log10 log2 mod pi pow power",
  "radians round sign sin sqrt tan trunc coalesce nullif",
  "ascii char_length chr concat concat_ws contains damerau_levenshtein ends_with instr jaccard jaro_similarity jaro_winkler_similarity",
  "left length levenshtein lower lpad ltrim md5 position prefix regexp_extract regexp_full_match regexp_matches",
  "regexp_replace replace reverse right rpad rtrim sha256 split_part starts_with strip_accents strpos substr substring",
  "suffix translate trim upper",
  "date_diff date_part date_trunc day dayofweek dayofyear epoch epoch_ms epoch_us extract hour isodow last_day",
  "make_date make_timestamp minute month quarter second strftime week year",
);

/** Words of SQL that an expression may have. */
export const KEYWORDS: readonly string[] = words(
  "case when then else end and or not is null in like ilike similar to escape between symmetric distinct true false",
  "cast try_cast as over interval year month week day hour minute second years months weeks days hours minutes seconds",
  "for from both leading trailing",
);

/** What EXTRACT may be asked for. */
export const FIELDS: readonly string[] = words(
  "year quarter month week day hour minute second epoch dow isodow doy isoyear century decade",
);

/** Types that an expression may cast to; texts may follow those of times: TIMESTAMP '2024-03-01'. */
export const TYPES: readonly string[] = words(
  "tinyint smallint integer int bigint hugeint decimal numeric real float double boolean bool varchar text",
  "date time timestamp interval",
);

function words(...lines: string[]): readonly string[] {
  return lines.flatMap((line) => line.split(" "));
}
