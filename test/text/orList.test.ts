import { describe, expect, it } from "vitest";
import { orList } from "../../src/text/orList";

describe("orList(words)", () => {
  it("lists words as a sentence does", () => {
    expect(orList([])).toBe("");
    expect(orList(["a"])).toBe("a");
    expect(orList(["a", "b"])).toBe("a or b");
    expect(orList(["a", "b", "c"])).toBe("a, b or c");
  });
});
