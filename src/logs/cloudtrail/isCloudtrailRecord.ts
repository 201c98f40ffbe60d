import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";
import { cloudtrailRecords } from "./cloudtrailRecords";

/**
 * Whether a JSON object is a record of CloudTrail, or a delivery of them: it names a service of AWS, what was called
 * there, and by whom.
 *
 * @example isCloudtrailRecord({ eventSource: "iam.amazonaws.com", eventName: "ListUsers", userIdentity: {} }) // true
 */
export function isCloudtrailRecord(object: JsonObject): boolean {
  const [record] = cloudtrailRecords(object);
  return (
    textAt(record, "eventName") !== null &&
    objectAt(record, "userIdentity") !== null &&
    (textAt(record, "eventSource")?.endsWith(".amazonaws.com") ?? false)
  );
}
