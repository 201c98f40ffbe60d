import type { JsonObject } from "../json/JsonObject";
import { ecsDocument } from "./ecsDocument";
import { ecsField } from "./ecsField";
import { ecsList } from "./ecsList";

const categoryOf = ecsList("event.category");
const timeOf = ecsField("@timestamp");

/**
 * Whether a JSON record is a document of the Elastic Common Schema: it has a time, and says what it is about in
 * `event.category`, nested or dotted.
 *
 * @example isEcsRecord({ "@timestamp": "2024-03-01T09:30:00Z", event: { category: ["authentication"] } }) // true
 */
export function isEcsRecord(record: JsonObject): boolean {
  const { document } = ecsDocument(record);
  return timeOf(document) !== undefined && categoryOf(document).length > 0;
}
