import { parseColumnMapping } from "../logs/csv/mapColumns";
import { LOG_FORMATS } from "../logs/formats/LogFormat";
import type { InputOptions } from "../logs/withEvents";
import type { Arguments, OptionTable } from "./Command";
import { given, shareOption, textOption, textsOption, wholeOption, wordOption } from "./readOptions";
import { timezoneOption } from "./timezoneOption";
import { UsageError } from "./UsageError";

/** What a command that reads logs says of its files. */
export const FILES_HELP: string = `FILE is a log, also packed with gzip; a folder of logs; a pattern such as 'auth.log*'; or - for standard input.`;

/** What it says of its options; `nothing` is what it does not write when too many lines are rejected. */
export function readingHelp(nothing: string): string {
  return `  --format FORMAT       auto, ${LOG_FORMATS.join(", ")}
                        (auto: decided for each file from its content)
  --columns F=C,…       columns of csv, jsonl, parquet by name: timestamp=…,user=…,outcome=…; others are recognised
  --year N              year of the first line of a log without years (from the file's date)
  --timezone ZONE       zone of times that name none: Europe/Berlin, +02:00, … (UTC)
  --mmdb FILE           MaxMind database (City, Country, ASN) to look addresses up in, before what is installed; may be
                        given more than once
  --no-places           look nothing up: no country, coordinates or AS number but the log's own
  --max-rejects N       exit with 3, and write ${nothing}, when more lines than this are rejected:
                        a number, or a share such as 1%
`;
}

/** The options by which logs are read. */
export const READING_OPTIONS: OptionTable = {
  format: { type: "string" },
  columns: { type: "string" },
  year: { type: "string" },
  timezone: { type: "string" },
  mmdb: { type: "string", multiple: true },
  "no-places": { type: "boolean" },
  "max-rejects": { type: "string" },
};

/** What {@link READING_OPTIONS} say. */
export function readingOptions(command: string, args: Arguments): InputOptions {
  if (args.positionals.length === 0) throw new UsageError(`${command}: expected at least one log file, got none`);
  const columns = textOption(args, "columns");
  return {
    places: placesOption(args),
    ...given({
      format: wordOption(args, "format", ["auto", ...LOG_FORMATS]),
      year: wholeOption(args, "year", 1970, 2199),
      timezone: timezoneOption(args),
      maxRejects: maxRejectsOption(args),
      columns: columns === undefined ? undefined : parseColumnMapping(columns),
    }),
  };
}

function maxRejectsOption(args: Arguments): number | undefined {
  const most = shareOption(args, "max-rejects");
  if (most === undefined || (most >= 0 && (most < 1 || Number.isInteger(most)))) return most;
  throw new UsageError(`--max-rejects: expected a whole number or a share in (0, 1), got ${most}`);
}

function placesOption(args: Arguments): InputOptions["places"] {
  const mmdb = textsOption(args, "mmdb");
  if (args.values["no-places"] !== true) return { mmdb };
  if (mmdb.length > 0) throw new UsageError("--no-places looks nothing up: expected no --mmdb beside it, got one");
  return false;
}
