import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { Matrix } from "../../../src/forest/Matrix";
import { forestToSql } from "../../../src/forest/portable/forestToSql";
import { type DuckDBConnection, openDatabase } from "../../../src/logs/openDatabase";
import { queryRows } from "../../../src/logs/queryRows";

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.closeSync());

const NAMES = ["hour", 'say "no"', "; drop table x --"];
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** A table `name` of the matrix; `missing` stands where it has NaN. */
async function createTable(name: string, { data, rows, columns }: Matrix, type: string, missing: string) {
  const row = (at: number) =>
    Array.from(data.subarray(at * columns, (at + 1) * columns), (value) =>
      Number.isNaN(value) ? missing : value.toExponential(),
    );
  const values = Array.from({ length: rows }, (_, at) => `(${[at, ...row(at)].join()})`);
  const names = NAMES.slice(0, columns).map((column) => `${quoted(column)} ${type}`);
  await db.run(`CREATE TABLE ${name} (row INTEGER, ${names.join()})`);
  await db.run(`INSERT INTO ${name} VALUES ${values.join()}`);
}

async function scoresOf(table: string, sql: string): Promise<number[]> {
  const rows = await queryRows(db, `SELECT ${sql} AS score FROM ${table} ORDER BY row`);
  return rows.map(({ score }) => score as number);
}

function greatestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);
}

/** Waves, a tenth of them tall; some values missing. */
const WAVES: Matrix = {
  data: Float64Array.from({ length: 200 * 3 }, (_, at) =>
    at % 7 === 0 ? NaN : Math.sin(at * at) * (at % 30 < 3 ? 5 : 1),
  ),
  rows: 200,
  columns: 3,
};

describe("forestToSql(forest, columnNames), scored by DuckDB", () => {
  it.each([
    ["missing", "NULL", "DOUBLE"],
    ["not a number", "'NaN'", "DOUBLE"],
  ])("gives the forest's scores, also where values are %s", async (_, missing, type) => {
    const table = `waves_${missing.length}`;
    await createTable(table, WAVES, type, missing);
    const forest = new IsolationForest({ nEstimators: 30, maxSamples: 64, seed: 2 }).fit(WAVES);
    const scores = await scoresOf(table, forestToSql(forest, NAMES));
    expect(greatestDifference(scores, forest.score(WAVES))).toBeLessThan(1e-9);
    const filled = { ...WAVES, data: WAVES.data.map((value) => (Number.isNaN(value) ? -9 : value)) };
    expect(greatestDifference(scores, forest.score(filled))).toBeGreaterThan(0.05);
  });

  it("compares columns of whole numbers and of 32-bit floats as numbers", async () => {
    const data = Float32Array.from({ length: 120 }, (_, at) => (at * at) % 17);
    const X: Matrix = { data, rows: 60, columns: 2 };
    const forest = new IsolationForest({ nEstimators: 20 }).fit(X);
    const tenths: Matrix = { ...X, data: data.map((value) => value / 10) };
    const ofTenths = new IsolationForest({ nEstimators: 20 }).fit(tenths);
    await createTable("whole_numbers", X, "INTEGER", "NULL");
    await createTable("singles", tenths, "FLOAT", "NULL");
    const names = NAMES.slice(0, 2);
    const scores = await scoresOf("whole_numbers", forestToSql(forest, names));
    expect(greatestDifference(scores, forest.score(X))).toBeLessThan(1e-9);
    const scoresOfTenths = await scoresOf("singles", forestToSql(ofTenths, names));
    expect(greatestDifference(scoresOfTenths, ofTenths.score(tenths))).toBeLessThan(1e-9);
  });

  it("bears numbers at the ends of the range", async () => {
    const ends = [Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, 0, 1e-300, 0.1, NaN, 1];
    const X: Matrix = { data: Float64Array.from(ends), rows: 8, columns: 1 };
    const forest = new IsolationForest({ nEstimators: 20 }).fit(X);
    await createTable("ends", X, "DOUBLE", "NULL");
    const scores = await scoresOf("ends", forestToSql(forest, ["hour"]));
    expect(greatestDifference(scores, forest.score(X))).toBeLessThan(1e-9);
  });

  it("scores 1 what a forest of one row scores 1", async () => {
    const X: Matrix = { data: Float64Array.of(3), rows: 1, columns: 1 };
    await createTable("one_row", X, "DOUBLE", "NULL");
    expect(await scoresOf("one_row", forestToSql(new IsolationForest().fit(X), ["hour"]))).toEqual([1]);
  });

  it("bears 100 trees of 256 rows as well as 1,100 small ones", async () => {
    const data = Float64Array.from({ length: 600 }, (_, at) => Math.sin(at * at));
    const X: Matrix = { data, rows: 300, columns: 2 };
    await createTable("many_trees", X, "DOUBLE", "NULL");
    for (const options of [{}, { nEstimators: 1100, maxSamples: 4 }]) {
      const forest = new IsolationForest(options).fit(X);
      const scores = await scoresOf("many_trees", forestToSql(forest, NAMES.slice(0, 2)));
      expect(greatestDifference(scores, forest.score(X))).toBeLessThan(1e-9);
    }
  });
});

describe("forestToSql(forest, columnNames)", () => {
  /** One split of three rows: a leaf of one row, and one of two at depth 1 + c(2) = 2. */
  const small = (missingLeft: number) =>
    IsolationForest.fromJSON({
      format: "authlens isolation forest",
      version: 1,
      options: { nEstimators: 1, maxSamples: 3, maxFeatures: 1, contamination: "auto", seed: 1 },
      columns: 1,
      sampleSize: 3,
      threshold: 0.5,
      trees: [
        {
          feature: [0, -1, -1],
          threshold: [-0.25, 0, 0],
          left: [1, 0, 0],
          missingLeft: [missingLeft, 0, 0],
          pathLength: [0, 1, 2],
          samples: [3, 1, 2],
        },
      ],
    });

  it("writes standard SQL, numbers with an exponent", () => {
    expect(forestToSql(small(0), ["hour"])).toBe(
      'power(2e+0, -(CASE WHEN "hour" <= -2.5e-1 THEN 1e+0 ELSE 2e+0 END) / 1.207392357589623e+0)',
    );
    expect(forestToSql(small(1), ["hour"])).toBe(
      'power(2e+0, -(CASE WHEN "hour" > -2.5e-1 AND "hour" <= 1.7976931348623157e+308 ' +
        "THEN 2e+0 ELSE 1e+0 END) / 1.207392357589623e+0)",
    );
  });

  it("quotes names as it is told", () => {
    const sql = forestToSql(small(0), ["o`clock"], { quoteColumn: (name) => `\`${name.replaceAll("`", "``")}\`` });
    expect(sql).toContain("WHEN `o``clock` <= ");
  });

  it("refuses another number of names", () => {
    expect(() => forestToSql(small(0), ["hour", "day"])).toThrow(
      new RangeError("forestToSql: columnNames must be 1 names, got 2"),
    );
    for (const names of [undefined, "hour", [1]]) {
      expect(() => forestToSql(small(0), names as never)).toThrow(
        /^forestToSql: columnNames must be a list of names, got/,
      );
    }
  });

  it("needs a fitted forest", () => {
    expect(() => forestToSql(new IsolationForest(), [])).toThrow("fit must be called first");
  });

  it("refuses trees that have more than plain ones", () => {
    const trees = [{ ...small(0).trees[0]!, normals: new Float64Array(3) }];
    const oblique = Object.create(small(0), {
      trees: { value: trees },
      columns: { value: 1 },
      sampleSize: { value: 2 },
    }) as IsolationForest;
    expect(() => forestToSql(oblique, ["hour"])).toThrow(
      "forestToSql: every split must be one feature and one threshold, got normals in tree 0",
    );
  });
});
