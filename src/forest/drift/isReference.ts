import type { BinnedSample } from "./BinnedSample";
import type { DriftReference } from "./referenceOf";

/**
 * Whether a value, from wherever, is a reference for matrices of so many columns.
 *
 * @example isReference(JSON.parse(text), 46)
 */
export function isReference(value: unknown, columns: number): value is DriftReference {
  const { scores, features } = (value ?? {}) as Partial<DriftReference>;
  return isSample(scores) && Array.isArray(features) && features.length === columns && features.every(isSample);
}

function isSample(value: unknown): boolean {
  const { cuts, counts, missing } = (value ?? {}) as Record<keyof BinnedSample, unknown>;
  return (
    isList(cuts, Number.isFinite) &&
    cuts.every((cut, place) => place === 0 || cut > cuts[place - 1]!) &&
    isList(counts, isCount) &&
    counts.length === cuts.length + 1 &&
    isCount(missing) &&
    counts.reduce((sum, count) => sum + count, missing as number) > 0
  );
}

function isList(value: unknown, isRight: (item: unknown) => boolean): value is number[] {
  return Array.isArray(value) && value.every(isRight);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
