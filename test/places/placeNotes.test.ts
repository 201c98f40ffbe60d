import { describe, expect, it } from "vitest";
import { placeNotes } from "../../src/places/placeNotes";
import { newTally } from "../../src/places/PlaceTally";

describe("placeNotes(tally, sources, points)", () => {
  it("says nothing when nothing was looked up", () => {
    expect(placeNotes(newTally(), [], 0)).toEqual([]);
  });
  it("says what was filled, for how many events, from where and of when", () => {
    expect(
      placeNotes({ countries: 5, cities: 0, coordinates: 0, asns: 1 }, ["A of 2026-06-17", "B of 2025-01-01"], 0),
    ).toEqual(["looked up offline: country of 5 events, AS number of 1 event (A of 2026-06-17, B of 2025-01-01)"]);
    expect(placeNotes({ countries: 0, cities: 2, coordinates: 3, asns: 0 }, ["A of 2026-06-17"], 0)).toEqual([
      "looked up offline: city of 2 events, coordinates of 3 events (A of 2026-06-17)",
    ]);
  });
  it("says that countries' points are rough", () => {
    expect(placeNotes(newTally(), [], 7)).toEqual([
      "coordinates of 7 events: one rough point a country, often hundreds of km off",
    ]);
  });
});
