import type { TreeJson } from "../saving/forestJson";

/** What the nodes of a forest's trees have beside a column and a threshold. */
export interface TreeExtras {
  hyperplanes: boolean;
  categories: boolean;
  weight: boolean;
}

/** What a forest's trees have; all have the same. */
export function extrasOf(trees: readonly TreeJson[]): TreeExtras {
  const has = (part: keyof TreeExtras): boolean => trees.some((tree) => tree[part] !== undefined);
  return { hyperplanes: has("hyperplanes"), categories: has("categories"), weight: has("weight") };
}

/** As a number: 1 for hyperplanes, 2 for categories, 4 for weights, added up; 0 for plain trees. */
export function extrasCode({ hyperplanes, categories, weight }: TreeExtras): number {
  return Number(hyperplanes) + 2 * Number(categories) + 4 * Number(weight);
}

/** What {@link extrasCode} gave; bits beyond are the caller's to refuse. */
export function extrasFromCode(code: number): TreeExtras {
  return { hyperplanes: (code & 1) > 0, categories: (code & 2) > 0, weight: (code & 4) > 0 };
}
