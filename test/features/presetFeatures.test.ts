import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/features/catalogue";
import { FEATURE_PRESETS, presetFeatures } from "../../src/features/presetFeatures";

describe("presetFeatures(preset)", () => {
  it("basic is the clock, the user's failures, and the outcome as one-hot", () => {
    expect(presetFeatures("basic").map(({ name }) => name)).toEqual([
      ...["hour_of_day", "day_of_week", "failures_user_1h"],
      ...["outcome_success", "outcome_failure"],
    ]);
  });
  it("default has 46 features of seven families, without the clock", () => {
    const features = presetFeatures("default");
    expect(features.length).toBe(46);
    expect([...new Set(features.map(({ family }) => family))].sort()).toEqual([
      "fan-in",
      "novelty",
      "outcome",
      "place",
      "sequence",
      "session",
      "volume",
    ]);
  });
  it("default counts only failures from networks that nobody had signed in from", () => {
    const counts = presetFeatures("default").filter(({ family }) => family === "volume");
    expect(counts.length).toBe(24);
    expect(counts.every(({ name }) => name.startsWith("stranger_failures_"))).toBe(true);
  });
  it("all is the catalogue", () => {
    expect(presetFeatures("all")).toEqual(CATALOGUE);
  });
  it.each(FEATURE_PRESETS)("%s is a list of the caller's own", (preset) => {
    const { length } = presetFeatures(preset);
    presetFeatures(preset).pop();
    expect(presetFeatures(preset).length).toBe(length);
  });
  it("refuses another word and lists the presets", () => {
    expect(() => presetFeatures("best")).toThrow(
      new RangeError("presetFeatures: preset must be basic, default, all, got best"),
    );
  });
});
