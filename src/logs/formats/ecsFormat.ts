import { createEcsReader } from "../ecs/createEcsReader";
import { isEcsRecord } from "../ecs/isEcsRecord";
import type { TextFormat } from "./LogFormat";
import { vendorFormat } from "./vendorFormat";

const format = vendorFormat("ecs", "Elastic Common Schema", isEcsRecord, createEcsReader);

/** The Elastic Common Schema, unless the caller names the fields: then it is JSON Lines like any other. */
export const ecsFormat: TextFormat = {
  ...format,
  isGeneral: true,
  recognise: (sample) => (sample.mapping.size > 0 ? null : format.recognise(sample)),
};
