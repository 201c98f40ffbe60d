import { briefly } from "../../text/briefly";
import type { VariantOptions } from "../options/assertVariantOptions";
import type { IsolationTree } from "../trees/IsolationTree";
import { checkedList } from "./checkedList";
import { isWhole } from "./isWhole";
import { wrongJson } from "./wrongJson";
import type { CategorySets, Hyperplanes, VariantTree } from "../trees/VariantTree";

/** What only trees of some variants have, as plain lists of numbers; what they mean {@link VariantTree} says. */
export interface VariantPartsJson {
  hyperplanes?: Record<keyof Hyperplanes, readonly number[]>;
  categories?: Record<keyof CategorySets, readonly number[]>;
  weight?: readonly number[];
}

/** What is known of a tree when its further parts are read. */
export interface Shape {
  /** Its place in the forest, for messages. */
  number: number;
  columns: number;
  sampleSize: number;
  tree: IsolationTree;
}

/** What a tree has beyond a plain one, as plain lists. */
export function variantPartsToJson({ hyperplanes, categories, weight }: VariantTree): VariantPartsJson {
  return {
    ...(hyperplanes && {
      hyperplanes: {
        start: [...hyperplanes.start],
        column: [...hyperplanes.column],
        weight: [...hyperplanes.weight],
        fill: [...hyperplanes.fill],
      },
    }),
    ...(categories && { categories: { start: [...categories.start], code: [...categories.code] } }),
    ...(weight && { weight: [...weight] }),
  };
}

/**
 * What {@link variantPartsToJson} gave, checked: a tree has the parts that its options ask for and no others, and every
 * number is one that a fit could have made.
 *
 * @throws TypeError or RangeError that says what is wrong
 */
export function variantPartsFromJson(
  json: VariantPartsJson,
  shape: Shape,
  { extensionLevel, categorical, missing }: VariantOptions,
): Pick<VariantTree, "hyperplanes" | "categories" | "weight"> {
  assertPresence("hyperplanes", json.hyperplanes, extensionLevel > 0, shape);
  assertPresence("categories", json.categories, categorical.length > 0, shape);
  assertPresence("weight", json.weight, missing === "both", shape);
  return {
    ...(json.hyperplanes && { hyperplanes: hyperplanesFromJson(json.hyperplanes, shape, extensionLevel + 1) }),
    ...(json.categories && { categories: categoriesFromJson(json.categories, shape, categorical) }),
    ...(json.weight && { weight: weightFromJson(json.weight, shape) }),
  };
}

function assertPresence(name: string, value: unknown, wanted: boolean, { number }: Shape): void {
  if ((typeof value === "object" && value !== null) === wanted && (wanted || value === undefined)) return;
  throw new TypeError(
    wrongJson(`${name} of tree ${number} must ${wanted ? "" : "not "}be given with its options, got ${briefly(value)}`),
  );
}

function hyperplanesFromJson(json: Record<keyof Hyperplanes, unknown>, shape: Shape, most: number): Hyperplanes {
  const { number, columns, tree } = shape;
  const start = startFromJson(json.start, `hyperplanes.start of tree ${number}`, tree, (node, count) =>
    tree.feature[node]! < 0 ? count === 0 : count >= 1 && count <= most,
  );
  const entries = start[start.length - 1]!;
  const isFirst = new Set(start);
  const list = (
    name: keyof Hyperplanes,
    wanted: string,
    isRight: (value: number, at: number) => boolean,
  ): readonly number[] => checkedList(json[name], entries, `hyperplanes.${name} of tree ${number}`, wanted, isRight);
  const column = Int32Array.from(
    list("column", `rising columns below ${columns}`, (value, at) =>
      isWhole(value, isFirst.has(at) ? 0 : (json.column as number[])[at - 1]! + 1, columns - 1),
    ),
  );
  const node = tree.feature.findIndex((feature, at) => feature >= 0 && column[start[at]!] !== feature);
  if (node >= 0) {
    throw new RangeError(
      wrongJson(
        `feature of tree ${number} must be the first of the hyperplane's columns, got ${tree.feature[node]} at node ${node}`,
      ),
    );
  }
  return {
    start,
    column,
    weight: Float64Array.from(list("weight", "a finite number", Number.isFinite)),
    fill: Float64Array.from(list("fill", "a finite number", Number.isFinite)),
  };
}

function categoriesFromJson(
  json: Record<keyof CategorySets, unknown>,
  { number, tree }: Shape,
  categorical: readonly number[],
): CategorySets {
  const isCategorical = new Set(categorical);
  const start = startFromJson(json.start, `categories.start of tree ${number}`, tree, (node, count) =>
    isCategorical.has(tree.feature[node]!) ? count >= 1 : count === 0,
  );
  const isFirst = new Set(start);
  const code = checkedList(
    json.code,
    start[start.length - 1]!,
    `categories.code of tree ${number}`,
    "rising whole numbers from 0 to 2147483647",
    (value, at) => isWhole(value, isFirst.has(at) ? 0 : (json.code as number[])[at - 1]! + 1, 2 ** 31 - 1),
  );
  return { start, code: Int32Array.from(code) };
}

function weightFromJson(json: readonly number[], { number, sampleSize, tree }: Shape): Float64Array {
  const weight = Float64Array.from(
    checkedList(
      json,
      tree.feature.length,
      `weight of tree ${number}`,
      `above 0 and at most ${sampleSize}`,
      (value) => value > 0 && value <= sampleSize,
    ),
  );
  const node = tree.feature.findIndex((feature, at) => {
    const child = tree.left[at]!;
    return feature >= 0 && Math.abs(weight[child]! + weight[child + 1]! - weight[at]!) > 1e-9 * sampleSize;
  });
  if (node >= 0)
    throw new RangeError(
      wrongJson(`the children of node ${node} of tree ${number} must have its weight, ${weight[node]}`),
    );
  return weight;
}

/** Where the entries of each node begin: from 0 on, and as many as the node may have. */
function startFromJson(
  json: unknown,
  what: string,
  { feature }: IsolationTree,
  isCount: (node: number, count: number) => boolean,
): Int32Array {
  const wanted = "from 0 on, as many entries further as the node before may have";
  const list = checkedList(json, feature.length + 1, what, wanted, (value, at) =>
    at === 0 ? value === 0 : isWhole(value, 0, 2 ** 31 - 1) && isCount(at - 1, value - (json as number[])[at - 1]!),
  );
  return Int32Array.from(list);
}
