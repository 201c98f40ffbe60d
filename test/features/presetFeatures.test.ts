import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/features/catalogue";
import { type FeaturePreset, presetFeatures } from "../../src/features/presetFeatures";

describe("presetFeatures(preset)", () => {
  it.each<[FeaturePreset, string[]]>([
    ["basic", ["hour_of_day", "day_of_week", "failed", "failures_user_1h"]],
    [
      "default",
      [
        "failures_user_1h",
        "failures_source_1h",
        "users_source_1h",
        "unfamiliar_source_for_user",
        "unfamiliar_country_for_user",
      ],
    ],
    ["all", CATALOGUE.map(({ name }) => name)],
  ])("%s is %j", (preset, names) => {
    expect(presetFeatures(preset).map(({ name }) => name)).toEqual(names);
  });
  it("is a list of the caller's own", () => {
    presetFeatures("all").pop();
    expect(presetFeatures("all").length).toBe(CATALOGUE.length);
  });
  it("refuses another word and lists the presets", () => {
    expect(() => presetFeatures("best")).toThrow(
      new RangeError("presetFeatures: preset must be basic, default, all, got best"),
    );
  });
});
