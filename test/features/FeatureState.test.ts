import { describe, expect, it } from "vitest";
import { computeFeatures } from "../../src/features/computeFeatures";
import type { Feature } from "../../src/features/Feature";
import { featureBlocks } from "../../src/features/featureBlocks";
import { FeatureState } from "../../src/features/FeatureState";
import { presetFeatures } from "../../src/features/presetFeatures";
import { databaseOf } from "./databaseOf";

const COUNT: Feature = {
  ...{ name: "events_user", family: "volume", unit: "events", description: "events of this user before" },
  ...{ sql: "count(*) OVER user_past", suspicious: "high", techniques: [] },
};
const dayOf = (day: number): string =>
  `timestamp,user,outcome\n2026-03-0${day}T08:00:00Z,ada,success\n2026-03-0${day}T09:00:00Z,ada,success\n`;

describe("FeatureState", () => {
  it("counts what it has seen, and knows when that was", async () => {
    const state = new FeatureState([COUNT]);
    expect([state.events, state.lastTime]).toEqual([0, null]);
    expect([...(await computeFeatures(await databaseOf(dayOf(2)), state)).data]).toEqual([0, 1]);
    expect([...(await computeFeatures(await databaseOf(dayOf(3)), state)).data]).toEqual([2, 3]);
    expect([state.events, state.lastTime]).toEqual([4, new Date("2026-03-03T09:00:00Z")]);
  });
  it("refuses events that are earlier than those that it has seen", async () => {
    const state = new FeatureState([COUNT]);
    await computeFeatures(await databaseOf(dayOf(3)), state);
    await expect(computeFeatures(await databaseOf(dayOf(2)), state)).rejects.toThrow(
      "computeFeatures: events must come in the order of time: 2026-03-02T08:00:00.000Z comes after 2026-03-03T09:00:00.000Z",
    );
  });
  it("refuses to go on after a run that did not end", async () => {
    const state = new FeatureState([COUNT]);
    const db = await databaseOf(dayOf(2));
    for await (const { rows } of featureBlocks(db, state, { blockRows: 1 })) {
      expect(rows).toBe(1);
      break;
    }
    await expect(computeFeatures(db, state)).rejects.toThrow(
      "an earlier run with this state failed, load or make it anew",
    );
  });
  it("is the same bytes whenever it has seen the same events, whatever the blocks", async () => {
    const bytesOf = async (blockRows: number): Promise<Uint8Array> => {
      const state = new FeatureState(presetFeatures("all"));
      for (const day of [2, 3]) await computeFeatures(await databaseOf(dayOf(day)), state, { blockRows });
      return FeatureState.fromBytes(state.toBytes()).toBytes();
    };
    expect(Buffer.from(await bytesOf(1)).equals(await bytesOf(2))).toBe(true);
  });
  it.each([
    ["nothing", () => new Uint8Array(0), "these bytes are no authlens features' state"],
    ["a text", () => Buffer.from("timestamp,user\n"), "these bytes are no authlens features' state"],
    ["half a state", () => new FeatureState([COUNT]).toBytes().subarray(0, 100), "these bytes are no authlens"],
  ])("is not made from %s", (_, bytes, message) => {
    expect(() => FeatureState.fromBytes(bytes())).toThrow(message);
  });
  it("is not made from a later version's bytes", () => {
    const text = Buffer.from(new FeatureState([COUNT]).toBytes()).toString("latin1");
    const later = Buffer.from(text.replace('"version":1', '"version":2'), "latin1");
    expect(() => FeatureState.fromBytes(later)).toThrow("FeatureState.fromBytes: version 2 cannot be read, only 1");
  });
  it("refuses a database that hashes in another way", async () => {
    const state = new FeatureState([COUNT]);
    const db = await databaseOf(dayOf(2));
    await computeFeatures(db, state);
    const text = Buffer.from(state.toBytes()).toString("latin1");
    const other = FeatureState.fromBytes(
      Buffer.from(
        text.replace(/"probe":"\d/, (found) => found.slice(0, -1) + ((Number(found.at(-1)) + 1) % 10)),
        "latin1",
      ),
    );
    await expect(computeFeatures(await databaseOf(dayOf(3)), other)).rejects.toThrow(
      "FeatureState: this state was made with another version of DuckDB, train again",
    );
  });
});

describe("featureBlocks(db, features)", () => {
  it("gives events in the order of time, each with its row in the log", async () => {
    const log = "timestamp,user,outcome\n2026-03-02T10:00:00Z,ada,success\n2026-03-02T08:00:00Z,ada,success\n";
    const blocks = [];
    const progress: number[][] = [];
    const onProgress = (...counts: number[]): number => progress.push(counts);
    for await (const block of featureBlocks(await databaseOf(log), [COUNT], { blockRows: 1, onProgress })) {
      blocks.push([block.eventRows[0], block.data[0]]);
    }
    expect(blocks).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(progress.at(-1)).toEqual([2, 2]);
  });
});
