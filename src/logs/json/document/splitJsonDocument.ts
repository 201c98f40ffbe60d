import { isJsonDocument } from "./isJsonDocument";
import { JsonDocumentSplitter } from "./JsonDocumentSplitter";

/**
 * Passes a file on; as lines of one record each, where it is a JSON document.
 *
 * @param onDocument - called before the first chunk, when it is one
 * @see JsonDocumentSplitter for what becomes of its lines
 * @example for await (const lines of splitJsonDocument(chunks, () => notes.push("one document"))) …
 */
export async function* splitJsonDocument(
  chunks: AsyncIterable<Buffer>,
  onDocument: () => void,
): AsyncGenerator<Buffer> {
  let splitter: JsonDocumentSplitter | null | undefined;
  for await (const chunk of chunks) {
    if (splitter === undefined) {
      splitter = isJsonDocument(chunk) ? new JsonDocumentSplitter() : null;
      if (splitter !== null) onDocument();
    }
    yield splitter === null ? chunk : splitter.push(chunk);
  }
  if (splitter) yield splitter.end();
}
