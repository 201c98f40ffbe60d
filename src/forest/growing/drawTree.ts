import type { RowSampler } from "../sampling/rowSampler";
import { sampleWithoutReplacement } from "../sampling/sampleWithoutReplacement";
import type { GrowPlan } from "./GrowPlan";

/** Draws the rows that a tree grows on, and the columns that it may split on. */
export function drawTree(
  { columns, featureCount }: GrowPlan,
  { draw }: RowSampler,
  random: () => number,
): { rows: Int32Array; features: Int32Array } {
  const rows = draw(random);
  return { rows, features: sampleWithoutReplacement(columns, featureCount, random) };
}
