import fc from "fast-check";
import { createHash } from "node:crypto";
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

const withDigest = (bytes: Uint8Array): Buffer => Buffer.concat([bytes, createHash("sha256").update(bytes).digest()]);

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
    expect(() => state.toBytes()).toThrow("an earlier run with this state failed, load or make it anew");
  });
  it("is the same bytes whenever it has seen the same events in the same blocks", async () => {
    const bytes: Uint8Array[] = [];
    for (let run = 0; run < 2; run++) {
      const state = new FeatureState(presetFeatures("all"));
      for (const day of [2, 3]) await computeFeatures(await databaseOf(dayOf(day)), state);
      bytes.push(FeatureState.fromBytes(state.toBytes()).toBytes());
    }
    expect(Buffer.from(bytes[0]!).equals(bytes[1]!)).toBe(true);
  });
  it("knows its last event also where no feature has a window", async () => {
    const state = new FeatureState([{ ...COUNT, sql: "hour" }]);
    await computeFeatures(await databaseOf(dayOf(3)), state);
    const kept = FeatureState.fromBytes(state.toBytes());
    expect([kept.events, kept.lastTime]).toEqual([2, new Date("2026-03-03T09:00:00Z")]);
    await expect(computeFeatures(await databaseOf(dayOf(2)), kept)).rejects.toThrow(
      "events must come in the order of time",
    );
  });
  it("is not made from damaged bytes, whichever byte it is (property)", async () => {
    const state = new FeatureState([COUNT]);
    await computeFeatures(await databaseOf(dayOf(2)), state);
    const bytes = state.toBytes();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at]! ^= change;
        expect(() => FeatureState.fromBytes(damaged)).toThrow(/^(FeatureState\.fromBytes|unpackArrays): /);
      }),
    );
    expect(() => FeatureState.fromBytes(Buffer.concat([bytes, Buffer.of(0)]))).toThrow("got damaged ones");
  });
  it.each([
    ["nothing", () => new Uint8Array(0), "these bytes are no authlens features' state"],
    ["a text", () => Buffer.from("timestamp,user\n"), "these bytes are no authlens features' state"],
    ["half a state", () => new FeatureState([COUNT]).toBytes().subarray(0, 100), "got damaged ones"],
  ])("is not made from %s", (_, bytes, message) => {
    expect(() => FeatureState.fromBytes(bytes())).toThrow(message);
  });
  it("is not made from a later version's bytes", () => {
    const text = Buffer.from(new FeatureState([COUNT]).toBytes().subarray(0, -32)).toString("latin1");
    const later = withDigest(Buffer.from(text.replace('"version":2', '"version":3'), "latin1"));
    expect(() => FeatureState.fromBytes(later)).toThrow("FeatureState.fromBytes: version 3 cannot be read, only 2");
  });
  it("refuses a database that hashes in another way", async () => {
    const state = new FeatureState([COUNT]);
    const db = await databaseOf(dayOf(2));
    await computeFeatures(db, state);
    const text = Buffer.from(state.toBytes().subarray(0, -32)).toString("latin1");
    const changed = Buffer.from(
      text.replace(/"probe":"\d/, (found) => found.slice(0, -1) + ((Number(found.at(-1)) + 1) % 10)),
      "latin1",
    );
    const other = FeatureState.fromBytes(withDigest(changed));
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
