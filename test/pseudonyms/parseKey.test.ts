import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { HOW_TO_MAKE_A_KEY, parseKey } from "../../src/pseudonyms/parseKey";
import { anyKey } from "./anyKey";

const key = Buffer.from(anyKey());

describe("parseKey(text, where)", () => {
  it.each([
    ["hex", key.toString("hex")],
    ["hex in capitals, with a line end", `${key.toString("hex").toUpperCase()}\r\n`],
    ["base64", key.toString("base64")],
    ["base64 of the other alphabet, without padding", key.toString("base64url")],
    ["hex after a byte-order mark", `\ufeff${key.toString("hex")}`],
  ])("reads %s", (_, text) => {
    expect(Buffer.from(parseKey(text, "k"))).toEqual(key);
  });
  it("takes a key that is longer than it must be, whole", () => {
    expect(parseKey(Buffer.concat([key, key]).toString("hex"), "k").length).toBe(64);
  });
  it.each([
    ["", "k: expected a key written as hex or base64; "],
    ["correct horse battery staple", "k: expected a key written as hex or base64; "],
    ["süß", "k: expected a key written as hex or base64; "],
    [key.toString("hex").slice(2), "k: the key must be at least 32 bytes (64 hex digits), got 31; "],
    [key.subarray(0, 16).toString("base64"), "k: the key must be at least 32 bytes (64 hex digits), got 16; "],
    ["password", "k: the key must be at least 32 bytes (64 hex digits), got 6; "],
    ["00".repeat(32), "k: the key must be random, got the same few bytes over and over; "],
    ["0123456789abcdef".repeat(8), "k: the key must be random, got the same few bytes over and over; "],
  ])("refuses %j, and says how to make one", (text, message) => {
    expect(() => parseKey(text, "k")).toThrow(new RangeError(message + HOW_TO_MAKE_A_KEY));
  });
  it("never repeats the key in a message", () => {
    for (const text of [key.toString("hex").slice(0, 40), `${key.toString("hex")}!`]) {
      expect(() => parseKey(text, "k")).toThrow(HOW_TO_MAKE_A_KEY);
      expect(() => parseKey(text, "k")).not.toThrow(text);
    }
  });
  it("reads what the command makes that it recommends", () => {
    const [, script] = /node -p "(.*)" >/.exec(HOW_TO_MAKE_A_KEY)!;
    const made = execFileSync(process.execPath, ["-p", script!], { encoding: "utf8" });
    expect(parseKey(made, "k").length).toBe(32);
  });
});
