import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";

/** A document of the schema, and the id that Elasticsearch gave it. */
export interface EcsDocument {
  document: JsonObject;
  /** Null when the record does not say. */
  id: string | null;
}

/**
 * The document in a record: as an index holds it (`{"_id":…,"_source":{…}}`), or the record itself.
 *
 * @example ecsDocument({ _id: "x", _source: { event: {} } }) // { document: { event: {} }, id: "x" }
 */
export function ecsDocument(record: JsonObject): EcsDocument {
  return { document: objectAt(record, "_source") ?? record, id: textAt(record, "_id") };
}
