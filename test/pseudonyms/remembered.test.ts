import { describe, expect, it } from "vitest";
import { remembered } from "../../src/pseudonyms/remembered";

function counted(capacity?: number) {
  const asked: string[] = [];
  const answer = remembered((text) => {
    asked.push(text);
    return text.toUpperCase();
  }, capacity);
  return { asked, answer };
}

describe("remembered(answer, capacity)", () => {
  it("answers as the function does, and asks it once", () => {
    const { asked, answer } = counted();
    expect(["a", "b", "a", "__proto__", "", "", "__proto__"].map(answer)).toEqual(
      ["A", "B", "A", "__PROTO__", "", "", "__PROTO__"], // prettier-ignore
    );
    expect(asked).toEqual(["a", "b", "__proto__", ""]);
  });
  it("asks again when it has forgotten, and answers the same", () => {
    const { asked, answer } = counted(2);
    expect(["a", "b", "c", "a", "c"].map(answer)).toEqual(["A", "B", "C", "A", "C"]);
    expect(asked).toEqual(["a", "b", "c", "a"]);
  });
  it("keeps apart texts that differ in half a character only", () => {
    const { answer, asked } = counted();
    for (const text of ["x".repeat(20) + "\ud800", "x".repeat(20) + "\ud801"]) answer(text);
    for (const text of ["x".repeat(20) + "\ud800", "x".repeat(20) + "\ud801"]) answer(text);
    expect(asked.length).toBe(2);
  });
  it("does not remember what is long", () => {
    const { answer, asked } = counted();
    for (let time = 0; time < 3; time++) answer("x".repeat(257));
    expect(asked.length).toBe(3);
  });
});
