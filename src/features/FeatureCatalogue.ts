import { assertFeature } from "./assertFeature";
import { CATALOGUE } from "./catalogue";
import type { Feature } from "./Feature";
import { frozenFeature } from "./frozenFeature";
import { presetFeatures } from "./presetFeatures";

/**
 * The features that come with the package, and yours.
 *
 * @example
 * catalogue.add({ name: "users_host_5m", family: "fan-in", unit: "users", suspicious: "high", techniques: ["T1110.003"],
 *   description: "distinct users at this host in the 5 minutes before", sql: `count(DISTINCT "user") OVER host_5m` });
 */
export class FeatureCatalogue {
  readonly #own: Map<string, Feature> = new Map();

  /** All features: those that come with the package first, then yours in the order in which they were added. */
  get features(): Feature[] {
    return [...CATALOGUE, ...this.#own.values()];
  }

  /**
   * Adds a feature of yours, or replaces one of yours of the same name: a cell can be run again.
   *
   * @throws TypeError or RangeError that says which part is wrong; RangeError when the package has a feature of that name
   */
  add(feature: Feature): this {
    assertFeature(feature, "catalogue.add");
    if (CATALOGUE.some(({ name }) => name === feature.name)) {
      throw new RangeError(`catalogue.add: the package has a feature ${feature.name}, choose another name`);
    }
    this.#own.set(feature.name, frozenFeature(feature));
    return this;
  }

  /**
   * A ready-made choice, with your features behind it.
   *
   * @param name - `basic`, `default` or `all`
   * @throws RangeError when there is no such preset
   * @example await computeFeatures(db, catalogue.preset("default"))
   */
  preset(name: string): Feature[] {
    return [...presetFeatures(name), ...this.#own.values()];
  }
}

/** The catalogue that notebooks add to. */
export const catalogue: FeatureCatalogue = new FeatureCatalogue();
