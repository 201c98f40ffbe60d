import { describe, expect, it } from "vitest";
import { bestOfFamilies } from "../../src/evaluate/bestOfFamilies";
import type { Feature } from "../../src/features/Feature";

function feature(name: string, family: Feature["family"], suspicious: Feature["suspicious"]): Feature {
  return { name, family, suspicious, unit: "u", description: "d", sql: "1", techniques: [] };
}

describe("bestOfFamilies(X, features, labels)", () => {
  it("gives each family's best feature, looked at from the side that is suspicious", () => {
    // The attack is the last row: highest in a, lowest in b and c, missing in d.
    const data = Float32Array.of(1, 3, 3, 1, 2, 2, 2, 2, 3, 1, 1, NaN);
    const X = { data, rows: 3, columns: 4, names: ["a", "b", "c", "d"] };
    const features = [
      ...[feature("a", "volume", "high"), feature("b", "time", "high"), feature("c", "time", "either")],
      feature("d", "place", "low"),
    ];
    expect(bestOfFamilies(X, features, { isAttack: Uint8Array.of(0, 0, 1) })).toEqual([
      { family: "volume", features: 1, best: "a", unit: "u", average_precision: 1 },
      { family: "time", features: 2, best: "c", unit: "u", average_precision: 1 },
      { family: "place", features: 1, best: "d", unit: "u", average_precision: 1 / 3 },
    ]);
  });
});
