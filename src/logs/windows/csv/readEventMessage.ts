import type { JsonObject } from "../../json/JsonObject";
import type { MessagePlaces } from "./EVENT_MESSAGES";

/** What the names of Windows are made of. */
const NAME = /^[A-Z][A-Za-z ()-]{0,60}$/;

/** Accounts whose SID the Event Viewer writes as a name. */
const SIDS: ReadonlyMap<string, string> = new Map([
  ["NULL SID", "S-1-0-0"],
  ["ANONYMOUS LOGON", "S-1-5-7"],
  ["SYSTEM", "S-1-5-18"],
  ["LOCAL SERVICE", "S-1-5-19"],
  ["NETWORK SERVICE", "S-1-5-20"],
]);
const AUTHORITY = "NT AUTHORITY\\";
/** The window manager's and the font driver's accounts, one for each session. */
const DRAWING: ReadonlyMap<string, string> = new Map([
  ["Window Manager\\DWM-", "S-1-5-90-0-"],
  ["Font Driver Host\\UMFD-", "S-1-5-96-0-"],
]);

/**
 * Finds the fields of an event in its message, which is made for people: sections whose names begin a line, and under
 * them indented lines of name, colon and value.
 *
 * What the Event Viewer spells for people is put back: a SID that it gave a name, hexadecimal numbers in capitals.
 *
 * @param message - its lines end in `\n`
 * @param places - where this event's message holds what is read
 * @returns the fields, named and spelled as in XML and JSON
 * @example readEventMessage("…New Logon:\n\tAccount Name:\t\tada\n…", places) // { TargetUserName: "ada" }
 */
export function readEventMessage(message: string, places: MessagePlaces): JsonObject {
  const data: JsonObject = {};
  let section = "";
  /** The field whose value may go on in the next line. */
  let current: string | null = null;
  for (const line of message.split("\n")) {
    const colon = line.indexOf(":");
    const name = colon < 0 ? "" : line.slice(0, colon).trim();
    if (!NAME.test(name)) {
      if (line.trim() === "") current = null;
      else if (current !== null) data[current] = `${String(data[current])}\n${line}`;
      continue;
    }
    const isIndented = line.startsWith("\t") || line.startsWith(" ");
    if (!isIndented) section = isBlankFrom(line, colon + 1) ? name : "";
    const place = places.get(`${section}/${name}`) ?? places.get(name);
    current = null;
    if (place === undefined) continue;
    const { field, which } = place;
    const isSecond = Object.hasOwn(data, field);
    if (isSecond && which === "first") continue;
    const value = valueFrom(line, colon + 1);
    if (isSecond && which === "same" && data[field] !== value) {
      data[field] = "";
    } else {
      data[field] = value;
      current = field;
    }
  }
  return asInXml(data);
}

function isBlankFrom(line: string, from: number): boolean {
  return line.slice(from).trim() === "";
}

/** Tabs lead to the value; a space after them is its own. Programs that print the message may put spaces instead. */
function valueFrom(line: string, from: number): string {
  const space = line[from] === "\t" ? "\t" : " ";
  let at = from;
  while (line[at] === space) at++;
  return line.slice(at);
}

function asInXml(data: JsonObject): JsonObject {
  const { TargetUserSid, TargetSid, TargetLogonId } = data as Record<string, string | undefined>;
  if (TargetUserSid !== undefined) data["TargetUserSid"] = sidOf(TargetUserSid);
  if (TargetSid !== undefined) data["TargetSid"] = sidOf(TargetSid);
  if (TargetLogonId !== undefined) data["TargetLogonId"] = TargetLogonId.toLowerCase();
  return data;
}

function sidOf(text: string): string {
  const known = SIDS.get(text.startsWith(AUTHORITY) ? text.slice(AUTHORITY.length) : text);
  if (known !== undefined) return known;
  for (const [account, sid] of DRAWING) if (text.startsWith(account)) return sid + text.slice(account.length);
  return text;
}
