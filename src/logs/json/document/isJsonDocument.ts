import { isSpace } from "./JsonScanner";
import { JsonDocumentSplitter } from "./JsonDocumentSplitter";

const LINE_FEED = 10;
const RECORD_SEPARATOR = 0x1e;
/** What a list of records begins with. No line of a log in text does. */
const LIST_OF_RECORDS = /^\[\s*(?:\[\s*)?[{\]]/;

/**
 * Whether a file is a JSON document that must be split into records: a list of them, an object around such a list, or
 * records that go over several lines or stand on one line together. JSON Lines need no splitting.
 *
 * @param first - the first bytes of the file; enough for its first record
 * @example isJsonDocument(Buffer.from('[\n  {"id": 1}\n]')) // true
 */
export function isJsonDocument(first: Buffer): boolean {
  let start = 0;
  while (start < first.length && isSpace(first[start]!)) {
    if (first[start] === RECORD_SEPARATOR) return true;
    start++;
  }
  if (first[start] === 0x5b) return LIST_OF_RECORDS.test(first.toString("latin1", start, start + 1000));
  if (first[start] !== 0x7b) return false;
  const splitter = new JsonDocumentSplitter();
  const feed = first.indexOf(LINE_FEED, start);
  const end = feed < 0 ? first.length : feed + 1;
  splitter.push(first.subarray(start, end));
  if (splitter.failures > 0) return false;
  if (splitter.envelopes > 0 || splitter.commas > 0 || splitter.records > 1) return true;
  if (splitter.records === 1) return false;
  // The first record goes on behind the first line, if it is one.
  for (let at = end; at < first.length && splitter.isOpen && splitter.records === 0;) {
    const next = first.indexOf(LINE_FEED, at);
    const lineEnd = next < 0 ? first.length : next + 1;
    splitter.push(first.subarray(at, lineEnd));
    at = lineEnd;
  }
  return splitter.failures === 0;
}
