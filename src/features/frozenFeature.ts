import type { Feature } from "./Feature";

/** A copy of a feature that nobody can change, its lists neither. */
export function frozenFeature(feature: Feature): Feature {
  const { needs, techniques } = feature;
  return Object.freeze({
    ...feature,
    ...(needs === undefined ? {} : { needs: Object.freeze([...needs]) }),
    techniques: Object.freeze([...techniques]),
  });
}
