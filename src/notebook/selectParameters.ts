import { parseLiteral, type ParameterValue } from "./parseLiteral";
import type { Parameter, ParameterType } from "./readParameters";

/** Values to set, by name. Text is read as the type that the notebook declares. */
export type ParameterSet = Readonly<Record<string, ParameterValue>>;

/** A notebook and what it declares. */
export interface DeclaredParameters {
  /** File name, for messages. */
  notebook: string;
  parameters: readonly Parameter[];
}

/** A parameter with the value it gets. */
export interface ChosenParameter extends Parameter {
  chosen: ParameterValue;
}

/**
 * Deals the values of a set out to notebooks: each gets those that it declares, checked and read by their type.
 *
 * @param declared - the notebooks that run
 * @param set - values to set; each name must be declared by at least one notebook
 * @returns what each notebook gets, in the order given
 * @throws RangeError that lists what exists when a name is unknown, TypeError when a value has the wrong type
 */
export function selectParameters(declared: readonly DeclaredParameters[], set: ParameterSet): ChosenParameter[][] {
  for (const [name, value] of Object.entries(set)) {
    if (declared.some(({ parameters }) => parameters.some((parameter) => parameter.name === name))) continue;
    throw new RangeError(`--set ${name}=${textOf(value)}: no parameter "${name}" in ${whatExists(declared)}`);
  }
  return declared.map(({ notebook, parameters }) =>
    parameters
      .filter(({ name }) => Object.hasOwn(set, name))
      .map((parameter) => ({ ...parameter, chosen: fit(set[parameter.name]!, parameter, notebook) })),
  );
}

function whatExists(declared: readonly DeclaredParameters[]): string {
  const list = ({ parameters }: DeclaredParameters): string =>
    parameters.map(({ name, type }) => `${name} (${TYPE_NAMES[type]})`).join(", ") || "none";
  const [only, ...others] = declared;
  if (only && others.length === 0) return `${only.notebook}; it has ${list(only)}`;
  return `any notebook; ${declared.map((one) => `${one.notebook} has ${list(one)}`).join("; ")}`;
}

/** The value as the type of the parameter. */
function fit(given: ParameterValue, parameter: Parameter, notebook: string): ParameterValue {
  const { name, type, nullable } = parameter;
  const value = typeof given === "string" ? readText(given, type, nullable) : given;
  if (value !== undefined && (value === null ? nullable : FITS[type](value))) return value;
  const wanted = `${TYPE_NAMES[type]}${nullable && type !== "null" ? " or null" : ""}`;
  throw new TypeError(`--set ${name}=${textOf(given)}: ${name} in ${notebook} must be a ${wanted}`);
}

/** Text from the command line; undefined when it cannot be read as the type. */
function readText(text: string, type: ParameterType, nullable: boolean): ParameterValue | undefined {
  if (nullable && text === "null") return null;
  if (type === "string") return text;
  const list = type.endsWith("[]") || type === "list";
  if (list && !text.trim().startsWith("[")) {
    const item = type === "list" ? "null" : (type.slice(0, -2) as ParameterType);
    const items = text === "" ? [] : text.split(",").map((part) => readText(part.trim(), item, false));
    return items.includes(undefined) ? undefined : (items as ParameterValue);
  }
  const literal = parseLiteral(text.trim());
  if (literal?.rest === "") return literal.value;
  return type === "null" ? text : undefined;
}

const isList = (value: ParameterValue, type?: string): boolean =>
  Array.isArray(value) && value.every((item) => isScalar(item) && (type === undefined || typeof item === type));
const isScalar = (value: unknown): boolean =>
  value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);

const FITS: Record<ParameterType, (value: ParameterValue) => boolean> = {
  number: (value) => typeof value === "number" && Number.isFinite(value),
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  "number[]": (value) => isList(value, "number"),
  "string[]": (value) => isList(value, "string"),
  "boolean[]": (value) => isList(value, "boolean"),
  list: (value) => isList(value),
  null: (value) => isScalar(value) || isList(value),
};

const TYPE_NAMES: Record<ParameterType, string> = {
  number: "number",
  string: "string",
  boolean: "boolean",
  "number[]": "list of numbers",
  "string[]": "list of strings",
  "boolean[]": "list of booleans",
  list: "list",
  null: "value",
};

function textOf(value: ParameterValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
