import { describe, expect, it } from "vitest";
import { WordList } from "../../src/logs/WordList";

describe("WordList", () => {
  it("gives each word one number from 1, and null 0", () => {
    const list = new WordList();
    expect(["a", "b", null, "a", "constructor"].map((word) => list.numberOf(word))).toEqual([1, 2, 0, 1, 3]);
    expect([0, 1, 2, 3].map((number) => list.word(number))).toEqual([null, "a", "b", "constructor"]);
    expect([...list.entries()]).toEqual([
      [0, null],
      [1, "a"],
      [2, "b"],
      [3, "constructor"],
    ]);
  });
});
