import { describe, expect, it } from "vitest";
import { parseRepeat } from "../../../src/logs/sshd/parseRepeat";

describe("parseRepeat(program, message)", () => {
  it("reads rsyslog's form with the message inside", () => {
    expect(parseRepeat("sshd", "message repeated 5 times: [ Failed x]")).toEqual({ times: 5, message: "Failed x" });
  });
  it("keeps brackets that belong to the message", () => {
    expect(parseRepeat("sshd", "message repeated 2 times: [ closed [preauth]]")?.message).toBe("closed [preauth]");
  });
  it("reads the old form, which has no message", () => {
    expect(parseRepeat("last", "message repeated 2 times")).toEqual({ times: 2, message: null });
    expect(parseRepeat("last", "message repeated 1 time")).toEqual({ times: 1, message: null });
  });
  it.each([
    ["sshd", "message repeated 2 times"],
    ["sshd", "message repeated 0 times: [ x]"],
    ["sshd", "message repeated -1 times: [ x]"],
    ["sshd", "x message repeated 2 times: [ x]"],
  ])("is null for %s: %s", (program, message) => {
    expect(parseRepeat(program, message)).toBeNull();
  });
});
