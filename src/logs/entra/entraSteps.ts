import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";

/**
 * What Entra calls the ways to sign in, and what we do. Where Microsoft names one thing in several ways, the name
 * that comes first here is the one that is written.
 *
 * @see https://learn.microsoft.com/graph/api/resources/authenticationdetail
 */
const METHODS: ReadonlyMap<string, string> = new Map([
  ["Password", "password"],
  ["Mobile app notification", "push"],
  ["Authenticator App", "push"],
  ["Microsoft Authenticator", "push"],
  ["Software OATH token", "totp"],
  ["OATH verification code", "totp"],
  ["OATH hardware token", "totp"],
  ["Previously satisfied", "token"],
  ["Satisfied by token", "token"],
  ["FIDO2 security key", "publickey"],
  ["Windows Hello for Business", "publickey"],
  ["X.509 Certificate", "publickey"],
  ["SMS", "sms"],
  ["Text message", "sms"],
  ["Voice", "phone call"],
  ["Phone call", "phone call"],
]);

/** What Entra calls each method: the first of its names. */
export const STEP_NAMES: ReadonlyMap<string, string> = new Map(
  [...METHODS].reverse().map(([name, method]) => [method, name]),
);

/** How somebody signed in, as the steps of a sign-in show it. */
export interface EntraSteps {
  /** Of the first step; of the last one where only the second factor was asked for. Null when it is not known. */
  method: string | null;
  /** The first factor came from an earlier sign-in, so that only the second one was asked for now. */
  onlySecondFactor: boolean;
  /** Of the last step, how it ended, in Entra's own words; empty when it does not say. */
  result: string;
}

/**
 * Reads `authenticationDetails`, the steps of a sign-in.
 *
 * @param properties - of the sign-in
 * @param secondFactor - the sign-in failed at its second factor, so the last step tells the method
 * @example entraSteps({ authenticationDetails: [{ authenticationMethod: "Password" }] }, false).method // "password"
 */
export function entraSteps(properties: JsonObject, secondFactor: boolean): EntraSteps {
  const steps = Object.hasOwn(properties, "authenticationDetails") ? properties["authenticationDetails"] : null;
  if (!Array.isArray(steps) || steps.length === 0) return { method: null, onlySecondFactor: false, result: "" };
  const first = methodOf(steps[0]);
  const last = methodOf(steps.at(-1));
  const onlySecondFactor = steps.length > 1 && first === "token" && last !== "token" && last !== "password";
  return {
    method: onlySecondFactor || secondFactor ? last : first,
    onlySecondFactor,
    result: textAt(steps.at(-1), "authenticationStepResultDetail") ?? "",
  };
}

function methodOf(step: unknown): string | null {
  return METHODS.get(textAt(step, "authenticationMethod") ?? "") ?? null;
}
