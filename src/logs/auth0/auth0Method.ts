import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";

/** `strategy`: who checks the user. */
const STRATEGIES: ReadonlyMap<string, string> = new Map([
  ["auth0", "password"],
  ["sms", "sms"],
  ["email", "email"],
]);
/** `strategy_type`: what kind of provider that is. */
const STRATEGY_TYPES: ReadonlyMap<string, string> = new Map([
  ["database", "password"],
  ["social", "token"],
  ["enterprise", "token"],
]);

/**
 * With what somebody signed in, by the connection: a password of Auth0's own database, a code by SMS or e-mail, or the
 * token of another provider.
 *
 * @param data - the log entry
 * @returns null when it does not say
 * @example auth0Method({ strategy: "google-oauth2", strategy_type: "social" }) // "token"
 */
export function auth0Method(data: JsonObject): string | null {
  return (
    STRATEGIES.get(textAt(data, "strategy") ?? "") ?? STRATEGY_TYPES.get(textAt(data, "strategy_type") ?? "") ?? null
  );
}
