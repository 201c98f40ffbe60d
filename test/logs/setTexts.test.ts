import { DuckDBDataChunk, VARCHAR } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/logs/openDatabase";
import { setTexts } from "../../src/logs/setTexts";

async function stored(rows: number, texts: (string | null)[]): Promise<unknown[]> {
  const db = await openDatabase();
  try {
    await db.run("CREATE TABLE texts (text VARCHAR)");
    const appender = await db.createAppender("texts");
    const chunk = DuckDBDataChunk.create([VARCHAR], rows);
    setTexts(chunk, 0, texts);
    appender.appendDataChunk(chunk);
    appender.closeSync();
    return (await db.runAndReadAll("SELECT text FROM texts")).getRows().map(([text]) => text);
  } finally {
    db.closeSync();
  }
}

describe("setTexts", () => {
  it("fills a column; where texts are missing at the end, it is null", async () => {
    expect(await stored(4, ["a", null, "long enough not to be inlined"])).toEqual([
      "a",
      null,
      "long enough not to be inlined",
      null,
    ]);
  });

  it.each([1, 64, 65, 2048])("sets a column of %i nulls", async (rows) => {
    expect(await stored(rows, [])).toEqual(Array<null>(rows).fill(null));
  });
});
