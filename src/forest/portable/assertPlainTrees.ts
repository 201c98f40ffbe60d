import type { IsolationTree } from "../trees/IsolationTree";

const PLAIN: Readonly<Record<keyof IsolationTree, true>> = {
  feature: true,
  threshold: true,
  left: true,
  missingLeft: true,
  pathLength: true,
  samples: true,
};

/**
 * Refuses trees that have more than one feature and one threshold at a split: what only knows plain trees would walk them
 * wrongly.
 *
 * @param trees - of a forest, or of its JSON
 * @param caller - function named in the message
 * @throws TypeError that names what a tree has besides
 */
export function assertPlainTrees(trees: readonly object[], caller: string): void {
  trees.forEach((tree, number) => {
    const more = Object.entries(tree).find(([name, list]) => !Object.hasOwn(PLAIN, name) && list !== undefined);
    if (more === undefined) return;
    throw new TypeError(
      `${caller}: every split must be one feature and one threshold, got ${more[0]} in tree ${number}`,
    );
  });
}
