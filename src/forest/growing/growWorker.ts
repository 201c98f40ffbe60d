import seedrandom from "seedrandom";
import { parentPort } from "node:worker_threads";
import type { VariantTree } from "../trees/VariantTree";
import { growOnSample } from "./growOnSample";
import type { GrowPlan } from "./GrowPlan";

/** A tree that has been drawn, but not grown. */
export interface DrawnTree {
  /** Its rows, row after row. */
  sample: Float64Array<ArrayBuffer>;
  features: Int32Array;
  /** Where its random stream is. */
  state: seedrandom.State.Alea;
}

/** Trees to grow. */
export interface GrowQuestion {
  plan: GrowPlan;
  drawn: DrawnTree[];
}

parentPort!.on("message", ({ plan, drawn }: GrowQuestion) => {
  const trees: VariantTree[] = drawn.map(({ sample, features, state }) =>
    growOnSample(sample, features, plan, seedrandom.alea("", { state })),
  );
  parentPort!.postMessage(trees);
});
