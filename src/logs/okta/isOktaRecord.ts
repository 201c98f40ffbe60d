import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";
import { oktaEventType } from "./oktaEventType";

/**
 * Whether a JSON record is one of the Okta System Log: it has a type of event, a time of publication and an actor.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/
 * @example isOktaRecord({ eventType: "user.session.start", published: "2024-03-01T09:30:00.000Z", actor: {} }) // true
 */
export function isOktaRecord(record: JsonObject): boolean {
  return oktaEventType(record) !== null && textAt(record, "published") !== null && objectAt(record, "actor") !== null;
}
