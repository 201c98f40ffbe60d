import { describe, expect, it } from "vitest";
import { FeatureRows } from "../../../src/alerts/reasons/FeatureRows";
import { amountText, numberText } from "../../../src/alerts/reasons/numberText";
import { readPeers } from "../../../src/alerts/reasons/readPeers";
import { ruleSentences } from "../../../src/alerts/reasons/ruleSentences";
import { usualInMatrix } from "../../../src/alerts/reasons/usualInMatrix";
import { usualInReference } from "../../../src/alerts/reasons/usualInReference";
import { databaseOfEvents } from "../../logs/databaseOfEvents";

/** A hundred rows: the row's number, and a column that is missing. */
const X = {
  data: Float32Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? at / 2 : NaN)),
  rows: 100,
  columns: 2,
  names: ["a", "b"],
};

describe("usualInMatrix(X, peers)", () => {
  it("is the range without the highest and lowest twentieth, of the user's own events where there are 20", () => {
    const own = Int32Array.from({ length: 21 }, (_, index) => index);
    const usual = usualInMatrix(
      X,
      new Map([
        [5, own],
        [6, own.subarray(0, 19)],
      ]),
    );
    expect(usual(0, 5)).toEqual({ low: 1, high: 19, whose: "this user" });
    expect(usual(0, 6)).toEqual({ low: 5, high: 94, whose: "everyone" });
    expect(usual(0, 7)).toEqual({ low: 5, high: 94, whose: "everyone" });
  });
  it("is not known where all values are missing", () => {
    expect(usualInMatrix(X, new Map())(1, 0)).toEqual({ low: NaN, high: NaN, whose: "everyone" });
  });
});

describe("usualInReference(reference)", () => {
  it("is between the first and the last cut of the feature's bins", () => {
    const bins = { cuts: [1, 4, 9], counts: [5, 5, 5, 5], missing: 0 };
    const constant = { cuts: [], counts: [9], missing: 3 };
    const usual = usualInReference({ scores: bins, features: [bins, constant] });
    expect(usual(0, 77)).toEqual({ low: 1, high: 9, whose: "everyone" });
    expect(usual(1, 77)).toEqual({ low: NaN, high: NaN, whose: "everyone" });
  });
});

describe("readPeers(db, rows)", () => {
  it("gives the rows of the same user, none for events without one", async () => {
    const db = await databaseOfEvents(["ada", "ben", "ada", null].map((user) => ({ user })));
    const peers = await readPeers(db, [2, 3]);
    expect([...peers]).toEqual([[2, Int32Array.of(0, 2)]]);
    expect(await readPeers(db, [])).toEqual(new Map());
    db.closeSync();
  });
});

describe("FeatureRows", () => {
  const block = {
    data: Float32Array.of(1, 2, 3, 4),
    rows: 4,
    columns: 1,
    names: ["a"],
    eventRows: Int32Array.of(7, 8, 9, 10),
  };
  it("keeps events at which a rule fires, and the highest scores", () => {
    const rows = new FeatureRows(0.3, 1);
    rows.add(block, Float64Array.of(0.1, 0.5, 0.9, 0.4), (row) => row === 7);
    expect([...rows.matrix([9, 7], ["a"]).data]).toEqual([3, 1]);
    expect(() => rows.matrix([10], ["a"])).toThrow(new RangeError("FeatureRows.matrix: event 10 was not kept"));
  });
});

describe("numberText(value) and amountText(value, unit)", () => {
  it.each([
    [9123.4, "9,120"],
    [0.123456, "0.123"],
    [NaN, "not known"],
  ])("of %d is %s", (value, text) => {
    expect(numberText(value)).toBe(text);
  });
  it("speaks of one as one", () => {
    expect([amountText(1, "countries"), amountText(2, "countries"), amountText(1, "pushes")]).toEqual([
      "1 country",
      "2 countries",
      "1 push",
    ]);
  });
});

describe("ruleSentences(hit)", () => {
  it("says what fired with its numbers, that with most points first", () => {
    const shown = { distance_from_previous_km: 9123.4, seconds_since_user_event: NaN };
    expect(ruleSentences({ rules: ["first_country", "new_device_in_new_city", "unknown_name"], shown })).toEqual([
      "a success with a device and in a city that are new for this user (9,120 km)",
      "the first success of this user in this country (9,120 km)",
      "a failure with a name that no account has, from a network that nobody has signed in from",
    ]);
    expect(ruleSentences({ rules: ["two_networks_at_once"], shown })[0]).not.toContain("(");
    expect(ruleSentences({ rules: [], shown: {} })).toEqual([]);
  });
});
