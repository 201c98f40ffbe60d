/** An element that has been read to its end. Attributes and text are as they stand there: not decoded yet. */
export interface XmlElement {
  /** Names from the outermost element to this one. */
  path: readonly string[];
  /** Name and value, one after the other; none of an element that has elements inside. */
  attributes: readonly string[];
  /** What stands between its tags; null when it has elements inside. */
  text: string | null;
}

const NOT_CLOSED = "XML: a tag is not closed";
const WRONG_END = "XML: an end tag that closes nothing";
const NO_ATTRIBUTES: readonly string[] = [];
const GREATER = 62;
const SLASH = 47;
const EQUALS = 61;

/**
 * Goes through one XML element, strictly: elements are nested, attributes quoted, and texts stand only where no
 * elements do. Comments, CDATA, processing instructions and declarations, which no Windows event has, are refused.
 *
 * A `<` in a text is escaped in XML, so that whatever a text holds, it begins no tag.
 *
 * @param xml - the whole element
 * @param visit - called at the end of each element; the element is reused for the next one. Returns whether to go on.
 * @returns why the XML cannot be read, a fixed phrase; null when it was read to its end or to where `visit` stopped
 * @example scanXml("<a><b c='d'>e</b></a>", ({ path, text }) => { console.log(path, text); return true; })
 */
export function scanXml(xml: string, visit: (element: XmlElement) => boolean): string | null {
  const path: string[] = [];
  const element = { path, attributes: NO_ATTRIBUTES, text: null as string | null };
  /** The innermost element has had no element inside. */
  let isLeaf = false;
  let at = 0;
  for (;;) {
    const open = xml.indexOf("<", at);
    if (open < 0) return path.length > 0 ? NOT_CLOSED : isBlank(xml, at, xml.length) ? null : "XML: text outside";
    const isEnd = xml.charCodeAt(open + 1) === SLASH;
    if (!(isEnd && isLeaf) && !isBlank(xml, at, open)) return "XML: text between elements";
    if (isEnd) {
      const close = xml.indexOf(">", open);
      const name = path.at(-1);
      if (name === undefined || close < 0 || !isName(xml, open + 2, close, name)) return WRONG_END;
      element.text = isLeaf ? xml.slice(at, open) : null;
      if (!isLeaf) element.attributes = NO_ATTRIBUTES;
      if (!visit(element)) return null;
      path.pop();
      isLeaf = false;
      at = close + 1;
      continue;
    }
    if (path.length === 0 && open > 0 && !isBlank(xml, 0, open)) return "XML: more than one element";
    const tag = readTag(xml, open + 1);
    if (tag === null) return "XML: a tag that cannot be read";
    path.push(tag.name);
    element.attributes = tag.attributes;
    at = tag.end;
    isLeaf = true;
    if (tag.isEmpty) {
      element.text = "";
      if (!visit(element)) return null;
      path.pop();
      isLeaf = false;
    }
  }
}

interface Tag {
  name: string;
  attributes: readonly string[];
  /** `<name/>`. */
  isEmpty: boolean;
  /** Behind its `>`. */
  end: number;
}

/** @param from - behind the `<` */
function readTag(xml: string, from: number): Tag | null {
  let at = endOfName(xml, from);
  if (at === from) return null;
  const name = xml.slice(from, at);
  let attributes = NO_ATTRIBUTES as string[];
  for (;;) {
    const next = skipSpace(xml, at);
    const code = xml.charCodeAt(next);
    if (code === GREATER) return { name, attributes, isEmpty: false, end: next + 1 };
    if (code === SLASH) {
      return xml.charCodeAt(next + 1) === GREATER ? { name, attributes, isEmpty: true, end: next + 2 } : null;
    }
    if (next === at) return null;
    const nameEnd = endOfName(xml, next);
    const equals = skipSpace(xml, nameEnd);
    if (nameEnd === next || xml.charCodeAt(equals) !== EQUALS) return null;
    const quote = skipSpace(xml, equals + 1);
    const mark = xml[quote];
    const end = mark === '"' || mark === "'" ? xml.indexOf(mark, quote + 1) : -1;
    if (end < 0) return null;
    const value = xml.slice(quote + 1, end);
    if (value.includes("<")) return null;
    if (attributes === NO_ATTRIBUTES) attributes = [];
    attributes.push(xml.slice(next, nameEnd), value);
    at = end + 1;
  }
}

/** Letters, digits and `_ : - .`, which are all that the names of Windows have. */
function endOfName(xml: string, from: number): number {
  let at = from;
  for (; ; at++) {
    const code = xml.charCodeAt(at);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    if (!isLetter && !(code >= 45 && code <= 58 && code !== SLASH) && code !== 95) return at;
  }
}

function skipSpace(xml: string, from: number): number {
  let at = from;
  while (isSpace(xml.charCodeAt(at))) at++;
  return at;
}

function isBlank(xml: string, from: number, to: number): boolean {
  return skipSpace(xml, from) >= to;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** Whether a name, and perhaps space after it, stands there. */
function isName(xml: string, from: number, to: number, name: string): boolean {
  return xml.startsWith(name, from) && from + name.length <= to && isBlank(xml, from + name.length, to);
}
