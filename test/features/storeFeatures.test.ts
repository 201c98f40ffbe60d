import { describe, expect, it } from "vitest";
import { computeFeatures } from "../../src/features/computeFeatures";
import type { Feature } from "../../src/features/Feature";
import { featureBlocks } from "../../src/features/featureBlocks";
import type { FeatureBlock, FeatureMatrix } from "../../src/features/FeatureMatrix";
import { presetFeatures } from "../../src/features/presetFeatures";
import { storeFeatures } from "../../src/features/storeFeatures";
import { writeFeatures } from "../../src/features/writeFeatures";
import { queryRows } from "../../src/logs/queryRows";
import { databaseOf } from "./databaseOf";

/** More events than a chunk holds; with another factor than 1 not in the order of time. */
const logOf = (factor: number): string =>
  "timestamp,user,source_ip,outcome\n" +
  Array.from({ length: 5000 }, (_, row) => {
    const time = new Date(Date.UTC(2026, 2, 2) + ((row * factor) % 5003) * 1000).toISOString();
    return `${time},u${row % 17},${row % 7 === 0 ? "" : `10.0.0.${row % 5}`},${row % 3 === 0 ? "failure" : "success"}\n`;
  }).join("");
const LOG = logOf(1);

async function* failing(): AsyncGenerator<FeatureBlock> {
  yield { data: Float32Array.of(1), rows: 1, columns: 1, names: ["a"], eventRows: Int32Array.of(0) };
  await Promise.reject(new Error("the second block failed"));
}

const tablesOf = async (db: Parameters<typeof queryRows>[0]): Promise<unknown[]> =>
  (
    await queryRows(db, "SELECT table_name AS name FROM duckdb_tables() WHERE table_name LIKE '%features' ORDER BY 1")
  ).map(({ name }) => name);

describe("storeFeatures(db, features)", () => {
  it.each([
    ["in the order of time", LOG],
    ["in another order", logOf(7919)],
  ])("fills the table features from blocks as from their matrix, row by row of a log %s", async (_, log) => {
    const db = await databaseOf(log);
    const features = presetFeatures("default");
    await storeFeatures(db, await computeFeatures(db, features));
    const whole = await queryRows(db, "FROM features");
    await storeFeatures(db, featureBlocks(db, features, { blockRows: 700 }));
    expect(await queryRows(db, "FROM features")).toEqual(whole);
    expect(whole.map(({ row }) => row)).toEqual(whole.map((_, row) => row));
    expect(whole.length).toBe(5000);
    expect(Object.keys(whole[0]!)).toEqual(["row", ...features.map(({ name }) => name)]);
    expect(whole.some((row) => Object.values(row).includes(null))).toBe(true);
    expect(await tablesOf(db)).toEqual(["features"]);
  });

  it("passes on what the blocks throw, and leaves the features of the last time", async () => {
    const db = await databaseOf(LOG);
    const X: FeatureMatrix = { data: Float32Array.of(1, NaN), rows: 2, columns: 1, names: ["a"] };
    await storeFeatures(db, X);
    await expect(storeFeatures(db, failing())).rejects.toThrow("the second block failed");
    expect(await queryRows(db, "FROM features")).toEqual([
      { row: 0, a: 1 },
      { row: 1, a: null },
    ]);
    expect(await tablesOf(db)).toEqual(["features"]);
  });

  it("refuses no blocks", async () => {
    const none = (async function* () {})() as AsyncGenerator<FeatureBlock>;
    await expect(storeFeatures(await databaseOf(LOG), none)).rejects.toThrow(
      new RangeError("storeFeatures: at least one block is required, got 0"),
    );
  });
});

describe("writeFeatures(db, file)", () => {
  it("refuses a feature with the name of a part of the event, and a file of another kind", async () => {
    const db = await databaseOf(LOG);
    const line: Feature = {
      ...{ name: "line", family: "volume", unit: "1", description: "a test", sql: "1", suspicious: "high" },
      techniques: [],
    };
    await storeFeatures(db, await computeFeatures(db, [line]));
    await expect(writeFeatures(db, "x.parquet")).rejects.toThrow(
      new RangeError("writeFeatures: the name line is that of a part of the event"),
    );
    await expect(writeFeatures(db, "x.json")).rejects.toThrow(
      new RangeError("writeFeatures: file must end in .parquet or .csv, got x.json"),
    );
  });
});
