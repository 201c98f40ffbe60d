import { briefly } from "../../text/briefly";
import type { FittedForest } from "../FittedForest";
import { featuresPerTree } from "../growing/featuresPerTree";
import type { ResolvedOptions } from "../options/IsolationForestOptions";
import { resolveOptions } from "../options/resolveOptions";
import { FORMAT, type ForestJson, VERSION } from "./forestJson";
import { isWhole } from "./isWhole";
import { treeFromJson } from "./treeFromJson";
import { wrongJson } from "./wrongJson";

/** What 32 bits hold: columns, and rows of a tree, are numbered by them. */
const GREATEST = 2 ** 31 - 1;
const PARTS = ["format", "version", "options", "columns", "sampleSize", "threshold", "grown", "trees"];
/** The options of version 1; version 2 has all. */
const FIRST_OPTIONS = ["nEstimators", "maxSamples", "maxFeatures", "contamination", "seed"];

/**
 * What `forestToJson` was given, checked: a walk down any tree ends at a leaf, and every number is one that a fit could
 * have made.
 *
 * Cost: linear in the size of the JSON.
 *
 * @param value - as `JSON.parse` gives it, from wherever
 * @throws TypeError or RangeError that says in one sentence which part is wrong
 */
export function forestFromJson(value: unknown): { options: ResolvedOptions; fitted: FittedForest } {
  assertHead(value);
  const options = optionsFromJson(value);
  const { columns, sampleSize, threshold, trees, grown = trees.length } = value;
  if (!isWhole(columns, 1, GREATEST)) {
    throw new RangeError(wrongJson(`columns must be a whole number from 1 to ${GREATEST}, got ${briefly(columns)}`));
  }
  assertColumnsOf(options, columns);
  const most = Math.min(options.maxSamples, GREATEST);
  if (!isWhole(sampleSize, 1, most)) {
    throw new RangeError(wrongJson(`sampleSize must be a whole number from 1 to ${most}, got ${briefly(sampleSize)}`));
  }
  if (!(typeof threshold === "number" && threshold >= 0 && threshold <= 1)) {
    throw new RangeError(wrongJson(`threshold must be in [0, 1], got ${briefly(threshold)}`));
  }
  if (trees.length !== options.nEstimators) {
    throw new RangeError(wrongJson(`there must be ${options.nEstimators} trees, got ${trees.length}`));
  }
  if (!isWhole(grown, trees.length, Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(wrongJson(`grown must be a whole number of at least ${trees.length}, got ${briefly(grown)}`));
  }
  const shape = { columns, sampleSize, options };
  const fitted = trees.map((tree, number) => treeFromJson(tree, number, shape));
  return { options, fitted: { columns, sampleSize, threshold, grown, trees: fitted } };
}

function assertHead(value: unknown): asserts value is ForestJson<Record<string, unknown>> {
  const { format, version, trees } = (value ?? {}) as Partial<ForestJson<unknown>>;
  if (format !== FORMAT) {
    throw new TypeError(wrongJson(`value must have the format ${FORMAT}, got ${briefly(format)}`));
  }
  if ((version as unknown) !== 1 && version !== VERSION) {
    throw new RangeError(wrongJson(`version must be 1 or ${VERSION}, got ${briefly(version)}`));
  }
  const unknown = Object.keys(value as object).find((part) => !PARTS.includes(part));
  if (unknown !== undefined) {
    throw new RangeError(wrongJson(`the parts must be ${PARTS.join(", ")}, got ${briefly(unknown)}`));
  }
  if (!Array.isArray(trees)) throw new TypeError(wrongJson(`trees must be a list, got ${briefly(trees)}`));
}

/** All options must be there: a default that stands in for a lost one would be another forest. */
function optionsFromJson({ options, version }: ForestJson<Record<string, unknown>>): ResolvedOptions {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(wrongJson(`options must be an object, got ${briefly(options)}`));
  }
  const resolved = resolveOptions(options);
  const wanted = (version as number) === 1 ? FIRST_OPTIONS : Object.keys(resolved);
  const lost = wanted.find((name) => !Object.hasOwn(options, name));
  if (lost !== undefined) throw new RangeError(wrongJson(`options must have ${lost}, got none`));
  return resolved;
}

/** What `fit` refuses for a matrix of so many columns. */
function assertColumnsOf({ categorical, extensionLevel, maxFeatures }: ResolvedOptions, columns: number): void {
  const column = categorical.find((one) => one >= columns);
  if (column !== undefined) {
    throw new RangeError(wrongJson(`categorical must be columns below ${columns}, got ${column}`));
  }
  const most = featuresPerTree(maxFeatures, columns);
  if (extensionLevel >= most) {
    throw new RangeError(
      wrongJson(`extensionLevel must be below the ${most} columns of a tree, got ${extensionLevel}`),
    );
  }
}
