import { goesLeft } from "../trees/goesLeft";
import type { Matrix } from "../Matrix";
import type { ReasonTree } from "./ReasonTree";

/**
 * Writes how a row stands to each step of a tree: 1 where it goes on and went on at all steps above that ask for the same
 * column, else 0. The root has 1.
 */
export function goesOnInPlace(goesOn: Uint8Array, tree: ReasonTree, data: Matrix["data"], offset: number): void {
  const { column, threshold, isLeft, takesMissing, earlier } = tree;
  goesOn[0] = 1;
  if (tree.source.categories !== undefined) return goesOnByCategories(goesOn, tree, data, offset);
  for (let node = 1; node < column.length; node++) {
    const value = data[offset + column[node]!]!;
    const takes = value !== value ? takesMissing[node]! : +(value <= threshold[node]!) ^ isLeft[node]! ^ 1;
    goesOn[node] = goesOn[earlier[node]!]! & takes;
  }
}

function goesOnByCategories(goesOn: Uint8Array, tree: ReasonTree, data: Matrix["data"], offset: number): void {
  const { source, column, parent, isLeft, earlier } = tree;
  for (let node = 1; node < column.length; node++) {
    const takes = +goesLeft(source, parent[node]!, data[offset + column[node]!]!) ^ isLeft[node]! ^ 1;
    goesOn[node] = goesOn[earlier[node]!]! & takes;
  }
}
