import type { IsolationForestOptions } from "../../src/forest/options/IsolationForestOptions";

/** One of each variant, and some of them together; for tables of 3 columns or more, the third with whole numbers. */
export const VARIANTS: Record<string, IsolationForestOptions> = {
  standard: {},
  "hyperplanes through two columns": { extensionLevel: 1 },
  "hyperplanes through three columns": { extensionLevel: 2 },
  "pooled gain": { guided: "pooled" },
  "averaged gain, three tries": { guided: "averaged", guidedTries: 3 },
  "hyperplanes by pooled gain": { extensionLevel: 1, guided: "pooled", guidedTries: 2 },
  density: { scoring: "density" },
  "density of hyperplanes": { scoring: "density", extensionLevel: 2 },
  "both sides": { missing: "both" },
  "both sides, density, pooled gain": { missing: "both", scoring: "density", guided: "pooled" },
  categories: { categorical: [2] },
  "categories, both sides, density": { categorical: [2], missing: "both", scoring: "density" },
  "bootstrap, pooled gain": { bootstrap: true, guided: "pooled" },
};
