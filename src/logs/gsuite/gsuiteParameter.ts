import { textAt } from "../json/textAt";
import { valueAt } from "../json/valueAt";

/** Where the value of a parameter stands that is no single text, by its type. */
const OTHER_VALUES = ["multiValue", "boolValue", "intValue"] as const;

/**
 * The values of one parameter of an event, as texts: of a list of `{name, value}`, as the API gives it, or of an object
 * of names and values.
 *
 * @param event - of an activity
 * @returns none when the event has no such parameter
 * @example gsuiteParameter({ parameters: [{ name: "login_type", value: "saml" }] }, "login_type") // ["saml"]
 */
export function gsuiteParameter(event: unknown, name: string): readonly string[] {
  const parameters = valueAt(event, "parameters");
  if (!Array.isArray(parameters)) return texts(valueAt(parameters, name));
  for (const parameter of parameters as unknown[]) {
    if (valueAt(parameter, "name") === name) return valuesOf(parameter);
  }
  return [];
}

function valuesOf(parameter: unknown): readonly string[] {
  const value = textAt(parameter, "value");
  if (value !== null) return [value];
  for (const key of OTHER_VALUES) {
    const values = texts(valueAt(parameter, key));
    if (values.length > 0) return values;
  }
  return [];
}

function texts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) {
    const text = textAt(value);
    return text === null ? [] : [text];
  }
  return (value as unknown[]).map((one) => textAt(one)).filter((text) => text !== null);
}
