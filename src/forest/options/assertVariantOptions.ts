import { briefly } from "../../text/briefly";
import type { ResolvedOptions } from "./IsolationForestOptions";

/** The options of variants, all given. */
export type VariantOptions = Pick<
  ResolvedOptions,
  "extensionLevel" | "guided" | "guidedTries" | "scoring" | "missing" | "categorical" | "bootstrap"
>;

/**
 * Refuses options of variants that are out of range, or that cannot go together.
 *
 * @throws RangeError that says what is wrong
 */
export function assertVariantOptions(options: VariantOptions): void {
  const { extensionLevel, guided, guidedTries, missing, categorical, bootstrap } = options;
  if (!(Number.isInteger(extensionLevel) && extensionLevel >= 0)) {
    throw wrong(`extensionLevel must be a whole number of at least 0, got ${briefly(extensionLevel)}`);
  }
  assertOneOf("guided", guided, [false, "pooled", "averaged"]);
  if (!(Number.isInteger(guidedTries) && guidedTries >= 1)) {
    throw wrong(`guidedTries must be a whole number of at least 1, got ${briefly(guidedTries)}`);
  }
  assertOneOf("scoring", options.scoring, ["depth", "density"]);
  assertOneOf("missing", missing, ["majority", "both"]);
  if (!Array.isArray(categorical)) throw wrong(`categorical must be a list of columns, got ${briefly(categorical)}`);
  const seen = new Set<unknown>();
  for (const column of categorical as readonly unknown[]) {
    if (!isWholeColumn(column) || seen.has(column)) {
      const got = `${briefly(column)}${seen.has(column) ? " twice" : ""}`;
      throw wrong(`categorical must hold different columns, whole numbers of at least 0, got ${got}`);
    }
    seen.add(column);
  }
  assertOneOf("bootstrap", bootstrap, [false, true]);
  if (guidedTries > 1 && guided === false) {
    throw wrong(`guidedTries must be 1 without guided, as there is no gain to choose by, got ${briefly(guidedTries)}`);
  }
  if (extensionLevel > 0 && missing === "both") {
    throw wrong(`missing must be "majority" with extensionLevel, as a hyperplane has its own rule, got "both"`);
  }
  if (extensionLevel > 0 && categorical.length > 0) {
    throw wrong(
      `categorical must be empty with extensionLevel, as categories have no direction, got ${briefly(categorical)}`,
    );
  }
  if (guided !== false && categorical.length > 0) {
    throw wrong(`categorical must be empty with guided, as categories have no deviation, got ${briefly(categorical)}`);
  }
}

function assertOneOf(name: string, value: unknown, allowed: readonly unknown[]): void {
  if (allowed.includes(value)) return;
  throw wrong(`${name} must be ${allowed.map((each) => JSON.stringify(each)).join(" or ")}, got ${briefly(value)}`);
}

function isWholeColumn(column: unknown): boolean {
  return Number.isSafeInteger(column) && (column as number) >= 0;
}

function wrong(what: string): RangeError {
  return new RangeError(`IsolationForest: ${what}`);
}
