import { isPlainTree } from "../trees/VariantTree";
import type { ScoringForest } from "./scoreInPlace";

/** Whether the kernel can score with it: plain trees, by depth. */
export function isForKernel({ trees, normalization, scoring }: ScoringForest): boolean {
  return scoring === "depth" && normalization > 0 && trees.every(isPlainTree);
}
