import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeFeatures } from "../../src/features/computeFeatures";
import { oneHotFeatures } from "../../src/features/oneHotFeatures";
import { formatCsvRecord } from "../../src/files/formatCsvRecord";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { databaseOf } from "./databaseOf";

/** A log whose events have these user agents; null where there is none. */
function logOf(agents: readonly (string | null)[]): string {
  const records = agents.map((agent, second) => [String(1_772_438_400 + second), "ada", "success", agent]);
  return [["timestamp", "user", "outcome", "user_agent"], ...records].map(formatCsvRecord).join("");
}

describe("oneHotFeatures(db, columns)", () => {
  it("has one feature a value, the most frequent first, 1 where the event has it", async () => {
    const db = await databaseOf(logOf(["curl", "Firefox 140", "curl", null]));
    const features = await oneHotFeatures(db, ["user_agent"]);
    expect(features.map(({ name, description, family }) => ({ name, description, family }))).toEqual([
      { name: "user_agent_is_curl", description: "user_agent is curl", family: "categorical" },
      { name: "user_agent_is_firefox_140", description: "user_agent is Firefox 140", family: "categorical" },
    ]);
    expect([...(await computeFeatures(db, features)).data]).toEqual([1, 0, 0, 1, 1, 0, 0, 0]);
  });
  it("takes maxValues of them, equal counts by the value", async () => {
    const db = await databaseOf(logOf(["d", "c", "b", "a", "d"]));
    const features = await oneHotFeatures(db, ["user_agent"], { maxValues: 2 });
    expect(features.map(({ name }) => name)).toEqual(["user_agent_is_d", "user_agent_is_a"]);
  });
  it("has nothing for a column of one value, of none, and without columns", async () => {
    const db = await databaseOf(logOf(["curl", "curl"]));
    expect(await oneHotFeatures(db, ["user_agent", "city", "outcome"])).toEqual([]);
    expect(await oneHotFeatures(db, [])).toEqual([]);
  });
  it("takes hostile values as the text they are", async () => {
    const hostile = ["'; DROP TABLE events; --", 'x" OR 1=1', "a\0b", "\u001b[2J", "日本", "'", "''"];
    const db = await databaseOf(logOf(hostile));
    const features = await oneHotFeatures(db, ["user_agent"]);
    const { data, rows, columns } = await computeFeatures(db, features);
    expect([rows, columns]).toEqual([hostile.length, hostile.length]);
    for (let row = 0; row < rows; row++) {
      const ones = data.subarray(row * columns, (row + 1) * columns).reduce((sum, value) => sum + value, 0);
      expect(ones).toBe(1);
    }
    expect(features.map(({ description }) => description)).toContain("user_agent is �[2J");
    expect(await queryRows(db, "SELECT count(*) AS events FROM events")).toEqual([{ events: hostile.length }]);
  });
  it("gives values that look alike names of their own", async () => {
    const db = await databaseOf(logOf(["a!", "a?", "value 2", "value 3", "a b", "A B"]));
    const names = (await oneHotFeatures(db, ["user_agent"])).map(({ name }) => name);
    expect(new Set(names).size).toBe(6);
  });
  it("has names that computeFeatures takes, and one 1 an event, whatever the values (property)", async () => {
    const db = await openDatabase();
    const unit = fc.constantFrom("'", '"', "a", "A", "2", " value ", "_", "é", "\0", "\\", "%", "?");
    const agents = fc.uniqueArray(fc.string({ unit, minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(agents, async (values) => {
        await databaseOf(logOf(values), db);
        const { data, columns } = await computeFeatures(db, await oneHotFeatures(db, ["user_agent"]));
        expect(columns).toBe(values.length);
        expect(data.reduce((sum, value) => sum + value, 0)).toBe(values.length);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
  it("reads numbers too", async () => {
    const csv = "timestamp,user,outcome,asn\n1772438400,ada,success,AS64500\n1772438401,ada,success,64501\n";
    const db = await databaseOf(csv);
    const features = await oneHotFeatures(db, ["asn"]);
    expect(features.map(({ name }) => name)).toEqual(["asn_is_64500", "asn_is_64501"]);
    expect([...(await computeFeatures(db, features)).data]).toEqual([1, 0, 0, 1]);
  });
  it("refuses a column of more than 1,000 values", async () => {
    const db = await databaseOf(logOf(Array.from({ length: 1001 }, (_, index) => `agent ${index}`)));
    await expect(oneHotFeatures(db, ["user_agent"])).rejects.toThrow(
      new RangeError("oneHotFeatures: a column must have at most 1,000 values, user_agent has more"),
    );
  });
  it.each([0, -1, 1.5])("refuses maxValues of %d", async (maxValues) => {
    const db = await databaseOf(logOf(["a", "b"]));
    await expect(oneHotFeatures(db, ["user_agent"], { maxValues })).rejects.toThrow(
      new RangeError(`oneHotFeatures: maxValues must be a whole number of at least 1, got ${maxValues}`),
    );
  });
});
