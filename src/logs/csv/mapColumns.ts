import { EVENT_COLUMNS, LOG_FIELDS } from "../eventColumns";
import { harmlessText } from "../../text/harmlessText";
import { LogTextError } from "../LogTextError";

/** For each field of an event that the file has: the place of its column, from 0. */
export type ColumnMap = ReadonlyMap<string, number>;

/** Fields without which there is no sign-in to judge. */
export const REQUIRED_FIELDS = ["timestamp", "user", "outcome"] as const;

/** Common names of each field's column, the commonest first, in small letters without separators. */
const COMMON_NAMES: Record<string, readonly string[]> = {
  event_id: ["eventid", "id", "uuid"],
  timestamp: ["timestamp", "@timestamp", "time", "datetime", "date", "eventtime", "logintimestamp", "createdat", "ts"],
  user: ["user", "username", "userid", "useremail", "email", "account", "accountname", "login", "targetusername"],
  source_ip: ["sourceip", "ip", "ipaddress", "srcip", "clientip", "remoteip", "remoteaddress", "sourceaddress"],
  outcome: ["outcome", "eventoutcome", "result", "status", "success", "loginsuccessful", "loginstatus", "issuccess"],
  failure_reason: ["failurereason", "reason", "error", "errormessage", "eventreason"],
  action: ["action", "eventaction", "eventtype"],
  method: ["method", "authmethod", "authenticationmethod", "factor"],
  country: ["country", "countrycode", "sourcegeocountryisocode", "geocountry"],
  city: ["city", "sourcegeocityname", "geocity"],
  latitude: ["latitude", "lat", "sourcegeolocationlat"],
  longitude: ["longitude", "lon", "lng", "sourcegeolocationlon"],
  asn: ["asn", "asnumber", "sourceasnumber"],
  user_agent: ["useragent", "useragentstring", "useragentoriginal"],
  device: ["device", "deviceid", "devicename", "devicetype"],
  host: ["host", "hostname", "server", "computer", "targethost"],
  session_id: ["sessionid", "session"],
};
/** What a column's name is looked up without: `user.name` is `username`, `source.ip` is `sourceip`. */
const SEPARATORS = /[\s._-]+/g;
const FIELDS_BY_NAME = fieldsByName();

/** The field that a column's name suggests. */
export interface SuggestedField {
  field: string;
  /** Where several columns could be one field, the one with the lowest rank is: the commonest name. */
  rank: number;
}

/**
 * The field of an event that a column's name suggests: one of the common names, or the one that the Elastic Common
 * Schema has for it.
 *
 * @returns undefined when the name suggests none
 * @example suggestField("source.ip") // { field: "source_ip", rank: 0 }
 */
export function suggestField(name: string): SuggestedField | undefined {
  return FIELDS_BY_NAME.get(plainName(name));
}

function fieldsByName(): Map<string, SuggestedField> {
  const fields = new Map<string, SuggestedField>();
  for (const [field, names] of Object.entries(COMMON_NAMES)) {
    const ecs = plainName(EVENT_COLUMNS.find((column) => column.name === field)!.ecs);
    for (const [rank, name] of [...names, ecs].entries()) if (!fields.has(name)) fields.set(name, { field, rank });
  }
  return fields;
}

function plainName(name: string): string {
  return name.trim().toLowerCase().replace(SEPARATORS, "");
}

/**
 * Recognises the columns of a log by common names (`user`, `username`, `IP Address`, `source.ip`, …).
 *
 * Where several columns could be one field, the commonest name wins.
 *
 * @example recogniseColumns(["datetime", "username", "result"]) // Map { timestamp → 0, user → 1, outcome → 2 }
 */
export function recogniseColumns(header: readonly string[]): ColumnMap {
  const found = new Map<string, { place: number; rank: number }>();
  header.forEach((name, place) => {
    const suggested = suggestField(name);
    if (suggested === undefined) return;
    const { field, rank } = suggested;
    if (rank < (found.get(field)?.rank ?? Infinity)) found.set(field, { place, rank });
  });
  const columns = new Map<string, number>();
  for (const field of LOG_FIELDS) if (found.has(field)) columns.set(field, found.get(field)!.place);
  return columns;
}

/** Fields that the header lacks although every sign-in needs them. */
export function missingFields(columns: ColumnMap): string[] {
  return REQUIRED_FIELDS.filter((field) => !columns.has(field));
}

/**
 * Reads a mapping such as `timestamp=datetime,user=username`.
 *
 * @returns field → column name, in the order given
 * @throws RangeError when a field is unknown, given twice or has no column
 * @example parseColumnMapping("timestamp=datetime,user=username") // Map { timestamp → "datetime", user → "username" }
 */
export function parseColumnMapping(text: string): Map<string, string> {
  const mapping = new Map<string, string>();
  for (const part of text.split(",")) {
    const [, field, column] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/s.exec(part) ?? [];
    if (!field || !column) {
      throw new RangeError(`--columns: expected field=column,field=column, got ${quoted(part)}`);
    }
    if (!LOG_FIELDS.includes(field)) {
      throw new RangeError(`--columns: no field ${quoted(field)}; the fields are ${LOG_FIELDS.join(", ")}`);
    }
    if (mapping.has(field)) throw new RangeError(`--columns: the field ${quoted(field)} is given twice`);
    mapping.set(field, column);
  }
  return mapping;
}

/**
 * Finds the columns of an explicit mapping in a file's header; fields that it leaves out are recognised by name.
 *
 * @throws Error naming the file and the column that the header lacks or has twice
 */
export function mapColumns(file: string, header: readonly string[], mapping: ReadonlyMap<string, string>): ColumnMap {
  const columns = new Map(recogniseColumns(header));
  const names = header.map((name) => name.trim());
  const claimed = new Set<number>();
  for (const [field, column] of mapping) {
    const place = names.indexOf(column);
    if (place < 0) {
      const lacks = `${file}: --columns: no column ${quoted(column)} for ${field}`;
      throw new LogTextError(lacks, `; the file has ${listed(names)}`);
    }
    if (names.includes(column, place + 1)) {
      throw new Error(`${file}: --columns: the file has more than one column ${quoted(column)}`);
    }
    claimed.add(place);
    columns.set(field, place);
  }
  for (const [field, place] of columns) if (claimed.has(place) && !mapping.has(field)) columns.delete(field);
  return columns;
}

/** The header's names as they can be shown. */
export function listed(header: readonly string[]): string {
  return harmlessText(header.slice(0, 40).join(", "), 400);
}

function quoted(text: string): string {
  return JSON.stringify(harmlessText(text, 80));
}
