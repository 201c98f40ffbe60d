import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import seedrandom from "seedrandom";
import { AskedThread } from "../../threads/AskedThread";
import type { RowSampler } from "../sampling/rowSampler";
import type { TallMatrix } from "../TallMatrix";
import type { VariantTree } from "../trees/VariantTree";
import { copyRowsInPlace } from "./copyRowsInPlace";
import { drawTree } from "./drawTree";
import { type GrowOptions, type GrowPlan, growPlan } from "./GrowPlan";
import { growTrees } from "./growTrees";
import type { DrawnTree, GrowQuestion } from "./growWorker";

/** About how many bytes of rows a thread is given at once. */
const BATCH_BYTES = 1 << 21;
/** While a thread grows the trees of one batch, the next one waits there. */
const BATCHES_AHEAD = 2;

/**
 * The trees of `growTrees`, bit for bit, by several threads, this one among them: it draws all trees, since only it has
 * the rows. A tree's random stream goes along with it.
 *
 * @param threads - at least 1
 * @throws as `growTrees`
 */
export async function growInParallel(
  X: TallMatrix,
  options: GrowOptions,
  sampler: RowSampler,
  first: number,
  count: number,
  threads: number,
): Promise<VariantTree[]> {
  const plan = growPlan(options, sampler.size, X.columns);
  const batch = Math.max(
    1,
    Math.min(Math.floor(BATCH_BYTES / (8 * plan.size * plan.columns)), Math.ceil(count / threads)),
  );
  const helpers = Math.min(threads, Math.ceil(count / batch)) - 1;
  const script = workerScript();
  if (helpers < 1 || script === undefined) return growTrees(X, options, sampler, first, count);

  const trees: VariantTree[] = [];
  let next = 0;
  /** Takes batches until there are no more. */
  const work = async (grow: (start: number, end: number) => Promise<VariantTree[]>): Promise<void> => {
    while (next < count) {
      const start = next;
      next = Math.min(next + batch, count);
      (await grow(first + start, first + next)).forEach((tree, place) => (trees[start + place] = tree));
    }
  };
  const asked = Array.from(
    { length: helpers },
    () => new AskedThread<GrowQuestion, VariantTree[]>(script, undefined, "IsolationForest.fitParallel"),
  );
  try {
    const others = asked.flatMap((thread) =>
      Array.from({ length: BATCHES_AHEAD }, () =>
        work((start, end) => {
          const drawn = drawTrees(X, options, sampler, plan, start, end);
          return thread.ask(
            { plan, drawn },
            drawn.map(({ sample }) => sample.buffer),
          );
        }),
      ),
    );
    const own = work(async (start, end) => {
      await setImmediate(); // Answers of the others come in.
      return growTrees(X, options, sampler, start, end - start);
    });
    await Promise.all([...others, own]);
  } finally {
    await Promise.all(asked.map((thread) => thread.close()));
  }
  return trees;
}

/** The trees with the numbers from `start` to `end − 1`, drawn. */
function drawTrees(
  X: TallMatrix,
  { seed }: GrowOptions,
  sampler: RowSampler,
  plan: GrowPlan,
  start: number,
  end: number,
): DrawnTree[] {
  return Array.from({ length: end - start }, (_, place) => {
    const random = seedrandom.alea(`${seed}/tree/${start + place}`, { state: true });
    const { rows, features } = drawTree(plan, sampler, random);
    const sample = new Float64Array(plan.size * plan.columns);
    copyRowsInPlace(sample, X, rows);
    return { sample, features, state: random.state() };
  });
}

/** Where the sources themselves run, the program that was built last. */
function workerScript(): string | undefined {
  const name = "growWorker.js";
  return [join(__dirname, name), join(__dirname, "../../../dist/forest/growing", name)].find(existsSync);
}
