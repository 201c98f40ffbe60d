import { describe, expect, it } from "vitest";
import { detectDelimiter } from "../../../src/logs/csv/detectDelimiter";

describe("detectDelimiter(header)", () => {
  it.each([
    ["time,user,result", ","],
    ["time;user;result", ";"],
    ["time\tuser\tresult", "\t"],
    ["time|user|result", "|"],
  ])("finds it in %j", (header, delimiter) => {
    expect(detectDelimiter(header)).toBe(delimiter);
  });

  it("does not count what stands in quotes", () => {
    expect(detectDelimiter('"time, local, of day";user;result')).toBe(";");
    expect(detectDelimiter('"time,\nlocal, of day";user')).toBe(";");
  });

  it("takes the one that stands there most often", () => {
    expect(detectDelimiter("time;user name, if any;result;ip")).toBe(";");
  });

  it("is a comma when there is nothing to tell", () => {
    expect(detectDelimiter("time")).toBe(",");
    expect(detectDelimiter("")).toBe(",");
  });
});
