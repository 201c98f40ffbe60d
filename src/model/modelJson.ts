import type { Feature } from "../features/Feature";
import { isReference } from "../forest/drift/isReference";
import { IsolationForest } from "../forest/IsolationForest";
import type { Model } from "./Model";

const FORMAT = "authlens model";
const VERSION = 1;
/** Of a model that was made before there were incidents: it has no rules either, and lists whatever the forest finds. */
const NO_INCIDENTS: Model["incidents"] = { perDay: 0, risk: 0 };
/** What the file of any version begins with. */
const START = /^\s*\{\s*"format"\s*:\s*"authlens model"/;

/** The features' state that belongs to a model. */
export interface StateDigest {
  bytes: number;
  /** SHA-256, hex. */
  sha256: string;
}

/** A model without its features' state. */
export interface ModelParts extends Omit<Model, "state"> {
  features: readonly Feature[];
  state: StateDigest;
}

/** Whether a text is that of a model, of whatever version, be it damaged or cut off. */
export function isModelText(text: string): boolean {
  return START.test(text);
}

/** A model as the text of `model.json`: a part a line, and a line for each feature. No time of making. */
export function modelText(model: Model, state: StateDigest): string {
  const { preset, forest, threshold, alerts, incidents, training, reference, keyId } = model;
  const parts = { format: FORMAT, version: VERSION, preset, threshold, alerts, incidents, training, keyId, state };
  const lines = Object.entries(parts).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  const features = model.state.features.map((feature) => JSON.stringify(feature));
  if (reference !== null) lines.push(`"reference": ${JSON.stringify(reference)}`);
  lines.push(`"features": [\n${features.join(",\n")}\n]`, `"forest": ${JSON.stringify(forest)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

/**
 * What {@link modelText} was given, checked.
 *
 * @throws Error that says in one sentence part what is wrong
 */
export function parseModelText(text: string): ModelParts {
  if (!isModelText(text)) throw new Error("is no model of authlens");
  const json = parsed(text);
  const { version, preset, threshold, alerts, incidents, training, keyId, state, features } =
    json as Partial<ModelParts> & {
      version?: unknown;
    };
  if (version !== VERSION) throw new Error(`version ${String(version)} cannot be read, only ${VERSION}: train again`);
  const isRight =
    isTextOrNull(preset) &&
    isTextOrNull(keyId) &&
    isNumber(threshold) &&
    threshold! >= 0 &&
    // Above 1 where no event is to reach it.
    threshold! <= 1 + Number.EPSILON &&
    isNumber(alerts?.top) &&
    isNumber(alerts?.events) &&
    (incidents === undefined || (isNumber(incidents?.perDay) && isNumber(incidents.risk))) &&
    isNumber(training?.events) &&
    isTime(training?.first) &&
    isTime(training?.last) &&
    isNumber(state?.bytes) &&
    /^[0-9a-f]{64}$/.test(String(state?.sha256)) &&
    Array.isArray(features);
  if (!isRight) throw new Error("is damaged: a part is missing or of the wrong kind");
  const forest = loadedForest(json.forest);
  // Behind the forest's features stand those of the alerts.
  if (forest.columns > features.length) {
    throw new Error(`is damaged: the forest has ${forest.columns} columns for ${features.length} features`);
  }
  // A model that was made before there were references has none.
  const reference = json.reference ?? null;
  if (reference !== null && !isReference(reference, forest.columns)) {
    throw new Error("is damaged: its reference is not one of its features");
  }
  const parts = { preset, threshold, alerts, incidents: incidents ?? NO_INCIDENTS, training, reference, keyId };
  return { ...parts, state, features, forest } as ModelParts;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new Error("is damaged or cut off", { cause: error });
  }
}

function loadedForest(json: unknown): IsolationForest {
  try {
    return IsolationForest.fromJSON(json);
  } catch (error) {
    throw new Error(`is damaged: ${(error as Error).message}`, { cause: error });
  }
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}

function isTime(value: unknown): boolean {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}
