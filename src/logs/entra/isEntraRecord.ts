import type { JsonObject } from "../json/JsonObject";
import { entraFields } from "./entraFields";

/**
 * Whether a JSON record is of Entra ID's logs: of a category of sign-ins, or of another one that the directory itself
 * exported, or a sign-in of Microsoft Graph.
 *
 * @example isEntraRecord({ category: "SignInLogs", properties: {} }) // true
 */
export function isEntraRecord(record: JsonObject): boolean {
  return entraFields(record) !== null;
}
