import { describe, expect, it } from "vitest";
import { OUTPUT_FORMATS, TEXT_FORMATS } from "../../../src/generate/output/OUTPUT_FORMATS";
import { LOG_FORMATS } from "../../../src/logs/formats/LogFormat";

describe("OUTPUT_FORMATS", () => {
  it("are eight, which readLogs reads", () => {
    expect(OUTPUT_FORMATS).toHaveLength(8);
    for (const format of OUTPUT_FORMATS) expect(LOG_FORMATS).toContain(format);
  });
  it("have a header in CSV only, and ids everywhere but in OpenSSH's lines", () => {
    const named = (has: (name: keyof typeof TEXT_FORMATS) => boolean) =>
      (Object.keys(TEXT_FORMATS) as (keyof typeof TEXT_FORMATS)[]).filter(has);
    expect(named((name) => TEXT_FORMATS[name].header !== null)).toEqual(["csv"]);
    expect(named((name) => !TEXT_FORMATS[name].holdsIds)).toEqual(["sshd"]);
  });
});
