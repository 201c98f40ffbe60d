import type { JsonObject } from "../../json/JsonObject";
import { isSignInEvent } from "../judgeWindowsEvent";
import { DATA_FIELDS, type WindowsFields } from "../windowsFields";
import { decodeXmlText } from "./decodeXmlText";
import { scanXml, type XmlElement } from "./scanXml";

/** An event in XML taken apart. */
export interface EventXml {
  fields: WindowsFields;
  /** `SystemTime`, ISO 8601 in UTC; null when the event has none. */
  systemTime: string | null;
}

/**
 * Takes one event in XML apart, as the Event Viewer and `wevtutil` write it.
 *
 * Where a value stands decides what it is: `Event/System/…` and `Event/EventData/Data` with a name; what has no name
 * (events 1149 and 18456), or stands in `UserData` or `RenderingInfo`, is left alone. Events that are no sign-in are
 * read as far as that is certain.
 *
 * @param xml - from `<Event` to `</Event>`
 * @returns the parts; or why there are none, a fixed phrase
 * @see https://learn.microsoft.com/windows/win32/wes/eventschema-schema
 * @example readEventXml("<Event><System><EventID>4624</EventID></System></Event>").fields.eventId // 4624
 */
export function readEventXml(xml: string): EventXml | string {
  const data: JsonObject = {};
  const fields: WindowsFields = { eventId: null, channel: null, provider: null, recordId: null, host: null, data };
  const event: EventXml = { fields, systemTime: null };
  let wrong: string | null = null;

  function visit(element: XmlElement): boolean {
    const { path } = element;
    if (path[0] !== "Event") wrong = "XML: expected an Event";
    else if (path.length === 2) return path[1] !== "System" || isWanted(fields.eventId);
    else if (path.length !== 3) return true;
    else if (path[1] === "System") wrong = readSystem(event, path[2]!, element);
    else if (path[1] === "EventData" && path[2] === "Data") wrong = readData(data, element);
    return wrong === null;
  }

  return scanXml(xml, visit) ?? wrong ?? event;
}

function isWanted(eventId: number | null): boolean {
  return eventId !== null && isSignInEvent(eventId);
}

/** Returns why it cannot be read, or null. */
function readSystem(event: EventXml, name: string, element: XmlElement): string | null {
  const { fields } = event;
  switch (name) {
    case "EventID":
      return put(textOf(element), (text) => (fields.eventId = wholeOrNull(text)), fields.eventId);
    case "Channel":
      return put(textOf(element), (text) => (fields.channel = text), fields.channel);
    case "Computer":
      return put(textOf(element), (text) => (fields.host = text), fields.host);
    case "EventRecordID":
      return put(textOf(element), (text) => (fields.recordId = text), fields.recordId);
    case "Provider":
      return put(attributeOf(element, "Name"), (text) => (fields.provider = text), fields.provider);
    case "TimeCreated":
      return put(attributeOf(element, "SystemTime"), (text) => (event.systemTime = text), event.systemTime);
    default:
      return null;
  }
}

function readData(data: JsonObject, element: XmlElement): string | null {
  const name = attributeOf(element, "Name");
  if (name === null || name === undefined || !DATA_FIELDS.has(name)) return null;
  return put(textOf(element), (text) => (data[name] = text), data[name] ?? null);
}

/** @param value - undefined where there is none; null where it is escaped wrongly */
function put(value: string | null | undefined, set: (text: string) => void, before: unknown): string | null {
  if (value === undefined) return null;
  if (value === null) return "XML: a text that is escaped wrongly";
  if (before !== null) return "XML: a field stands twice";
  if (value !== "") set(value);
  return null;
}

function textOf({ text }: XmlElement): string | null | undefined {
  return text === null ? undefined : decodeXmlText(text);
}

function attributeOf({ attributes }: XmlElement, name: string): string | null | undefined {
  const at = attributes.indexOf(name);
  return at < 0 || at % 2 === 1 ? undefined : decodeXmlText(attributes[at + 1]!);
}

function wholeOrNull(text: string): number | null {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}
