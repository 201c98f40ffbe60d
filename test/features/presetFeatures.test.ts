import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/features/catalogue";
import { FEATURE_PRESETS, presetFeatures } from "../../src/features/presetFeatures";

describe("presetFeatures(preset)", () => {
  it("basic is the clock, the user's failures, and what kind of event it is", () => {
    const features = presetFeatures("basic");
    const names = features.map(({ name }) => name);
    expect(names.slice(0, 5)).toEqual([
      ...["hour_of_day", "day_of_week", "failures_user_1h"],
      ...["outcome_success", "outcome_failure"],
    ]);
    expect(names).toEqual(expect.arrayContaining(["action_mfa", "action_other", "method_password", "method_other"]));
    expect(features.slice(3).every(({ family }) => family === "categorical")).toBe(true);
    expect(features.length).toBe(24);
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
