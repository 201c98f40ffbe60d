import type { Feature } from "./Feature";
import { ACCOUNT_FEATURES } from "./families/accountFeatures";
import { CATEGORICAL_FEATURES } from "./families/categoricalFeatures";
import { NOVELTY_FEATURES } from "./families/noveltyFeatures";
import { PLACE_FEATURES } from "./families/placeFeatures";
import { SEQUENCE_FEATURES } from "./families/sequenceFeatures";
import { SPREAD_FEATURES } from "./families/spreadFeatures";
import { STRANGER_FEATURES } from "./families/strangerFeatures";
import { TIME_FEATURES } from "./families/timeFeatures";
import { VOLUME_FEATURES } from "./families/volumeFeatures";

/** Every feature that comes with the package. Yours go into a `FeatureCatalogue`. */
export const CATALOGUE: readonly Feature[] = Object.freeze(
  [
    ...TIME_FEATURES,
    ...SEQUENCE_FEATURES,
    ...VOLUME_FEATURES,
    ...SPREAD_FEATURES,
    ...NOVELTY_FEATURES,
    ...STRANGER_FEATURES,
    ...PLACE_FEATURES,
    ...ACCOUNT_FEATURES,
    ...CATEGORICAL_FEATURES,
  ].map((feature) => Object.freeze(feature)),
);
