import { describe, expect, it } from "vitest";
import { LogTextError, quoting } from "../../src/logs/LogTextError";

const refuse = (error: Error) => () => {
  throw error;
};
const error = new LogTextError("a.log: no column", "; the file has ada", "; name it", { cause: new Error("ada") });

describe("quoting(quotesLog, work)", () => {
  it("gives what the work gives", () => {
    expect(quoting(false, () => 7)).toBe(7);
  });
  it("lets errors quote the log", () => {
    expect(() => quoting(true, refuse(error))).toThrow(error);
    expect(error.message).toBe("a.log: no column; the file has ada; name it");
  });
  it("takes quotation and cause away, and nothing from other errors", () => {
    try {
      quoting(false, refuse(error));
      expect.unreachable();
    } catch (shown) {
      expect(shown).toEqual(new Error("a.log: no column; name it"));
      expect((shown as Error).cause).toBeUndefined();
    }
    const other = new RangeError("other");
    expect(() => quoting(false, refuse(other))).toThrow(other);
  });
});
