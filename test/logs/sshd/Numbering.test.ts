import { describe, expect, it } from "vitest";
import { Numbering } from "../../../src/logs/sshd/Numbering";

describe("Numbering", () => {
  it("numberOf(word) counts new words from 1, the empty text among them", () => {
    const hosts = new Numbering(10);
    expect(["web", "mail", "web", "", "__proto__", "mail"].map((word) => hosts.numberOf(word))).toEqual([
      1, 2, 1, 3, 4, 2,
    ]);
  });

  it("never gives two words one number, also when it forgot the first", () => {
    const users = new Numbering(4);
    const numbers = Array.from({ length: 500 }, (_, index) => users.numberOf(`user ${index}`));
    expect(new Set(numbers).size).toBe(500);
    expect(users.numberOf("user 0")).toBe(501);
    expect(users.numberOf("user 499")).toBe(500);
  });
});
