import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlainBytes, plainBytes } from "../../../src/logs/csv/plainBytes";

const CHUNK_BYTES = 1 << 20;

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "authlens-test-"))));
afterAll(() => rmSync(folder, { recursive: true }));

async function found(text: string, delimiter = ","): Promise<PlainBytes | null> {
  const file = join(folder, "log.csv");
  writeFileSync(file, text);
  return plainBytes(file, delimiter);
}

describe("plainBytes", () => {
  it("counts lines, the last one also without a line break", async () => {
    expect(await found("a,b\nc d,é!\n")).toEqual({ lines: 2, hasQuotes: false });
    expect(await found('a,b\n"c d",e')).toEqual({ lines: 2, hasQuotes: true });
    expect(await found("")).toEqual({ lines: 0, hasQuotes: false });
  });

  it.each(Array.from({ length: 32 }, (_, byte) => byte).filter((byte) => byte !== 10))(
    "is null where the control character %d stands, but for the tab between fields",
    async (byte) => {
      const text = `a\tb\n${byte === 9 ? "" : String.fromCharCode(byte)}c\td\n`;
      expect(await found(text.replaceAll("\t", ","), ",")).toEqual(byte === 9 ? { lines: 2, hasQuotes: false } : null);
      expect(await found(text, "\t")).toEqual(byte === 9 ? { lines: 2, hasQuotes: false } : null);
    },
  );

  it("is null where a tab stands that does not delimit", async () => {
    expect(await found("a,b\nc\t,d\n")).toBeNull();
  });

  it("is null where a space stands beside a quote, also at the edge of a piece that is read at once", async () => {
    expect(await found('"a" ,b\n')).toBeNull();
    expect(await found('a, "b"\n')).toBeNull();
    for (const pair of ['" ', ' "']) {
      expect(await found(`${"x".repeat(CHUNK_BYTES - 1)}${pair}x\n`)).toBeNull();
      expect(await found(`${"x".repeat(CHUNK_BYTES)}${pair}x\n`)).toBeNull();
      expect(await found(`${"x".repeat(CHUNK_BYTES - 1)}${pair[0]}x${pair[1]}x\n`)).toEqual({
        lines: 1,
        hasQuotes: true,
      });
    }
  });

  it("is null where the file begins with a byte-order mark", async () => {
    expect(await found("\ufeffa,b\n")).toBeNull();
  });
});
