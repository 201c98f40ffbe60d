import type { DuckDBConnection } from "@duckdb/node-api";
import { createHash } from "node:crypto";
import { assertFeatures } from "./assertFeature";
import { hashOf } from "./dialect";
import { packArrays, unpackArrays } from "./engine/packArrays";
import { type FeaturePlan, planFeatures } from "./engine/planFeatures";
import { WindowState } from "./engine/WindowState";
import type { Feature } from "./Feature";
import { frozenFeature } from "./frozenFeature";

const VERSION = 2;
const DIGEST_BYTES = 32;
const KIND = "authlens features' state";
/** A text whose hash tells whether a database hashes as the one did that made a state. */
const PROBE = "authlens";

/**
 * What features have seen so far: who was where, with what, how often. With it, new events are described as if all
 * earlier ones were still there.
 *
 * It holds no names and no addresses, only hashes of them: whoever has a list of names can tell which occur.
 *
 * Memory: some bytes for each user, source, and pair of them, and the events of the longest window that ends (24 hours
 * for the `default` preset).
 *
 * @example
 * const state = new FeatureState(presetFeatures("default"));
 * await computeFeatures(db, state); // the events of March
 * writeFileSync("state.bin", state.toBytes());
 */
export class FeatureState {
  readonly features: readonly Feature[];
  /** For the engine. */
  readonly plan: FeaturePlan;
  /** For the engine. */
  readonly windows: WindowState;
  #probe: string | null = null;
  #isBroken = false;

  /** @throws TypeError or RangeError when a feature is wrong or there twice */
  constructor(features: readonly Feature[]) {
    assertFeatures(features, "FeatureState");
    this.features = features.map(frozenFeature);
    this.plan = planFeatures(this.features);
    this.windows = new WindowState(this.plan);
  }

  /** Events seen so far. */
  get events(): number {
    return this.windows.events;
  }

  /** Time of the last event seen; null before the first. */
  get lastTime(): Date | null {
    return this.events === 0 ? null : new Date(this.windows.lastTime / 1000);
  }

  /**
   * Makes sure that the state can go on with a database.
   *
   * @throws Error when the database hashes in another way, or when an earlier run ended in the middle
   */
  async assertUsable(db: DuckDBConnection): Promise<void> {
    this.#assertWhole();
    const [[probe]] = (await db.runAndReadAll(`SELECT CAST(${hashOf(`'${PROBE}'`)} AS VARCHAR)`)).getRows() as [
      [string],
    ];
    this.#probe ??= probe;
    if (this.#probe !== probe) {
      throw new Error("FeatureState: this state was made with another version of DuckDB, train again");
    }
  }

  #assertWhole(): void {
    if (this.#isBroken) throw new Error("FeatureState: an earlier run with this state failed, load or make it anew");
  }

  /** Says that a run has begun, or that it ended well: what fails between the two leaves a state that is half a block on. */
  setRunning(isRunning: boolean): void {
    this.#isBroken = isRunning;
  }

  /**
   * All of it, to be kept in a file.
   *
   * @throws Error when a run with it ended in the middle, or has not ended: it has seen half of the events
   */
  toBytes(): Uint8Array {
    this.#assertWhole();
    const header = { version: VERSION, features: this.features, probe: this.#probe };
    const bytes = packArrays(KIND, header, this.windows.arrays());
    return Buffer.concat([bytes, digestOf(bytes)]);
  }

  /**
   * The state that was kept.
   *
   * @throws Error when these are not the bytes of a state, or those of another version, or damaged
   */
  static fromBytes(bytes: Uint8Array): FeatureState {
    const own = bytes.subarray(0, Math.max(0, bytes.length - DIGEST_BYTES));
    const isState = Buffer.from(bytes.subarray(0, KIND.length)).toString() === KIND;
    if (isState && !digestOf(own).equals(bytes.subarray(own.length))) {
      throw new Error("FeatureState.fromBytes: bytes must be as toBytes gave them, got damaged ones");
    }
    const { header, arrays } = unpackArrays(KIND, own);
    const { version, features, probe } = header as { version: number; features: Feature[]; probe: string | null };
    if (version !== VERSION)
      throw new Error(`FeatureState.fromBytes: version ${version} cannot be read, only ${VERSION}`);
    const state = new FeatureState(features);
    state.#probe = probe;
    state.windows.restore(arrays);
    return state;
  }
}

/** Stands at the end of the bytes: a state with a wrong number in it would give wrong features without a word. */
function digestOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
