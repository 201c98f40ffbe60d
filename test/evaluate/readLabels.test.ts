import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLabels } from "../../src/evaluate/readLabels";
import { databaseOf } from "../features/databaseOf";
import { temporaryFolder } from "../files/temporaryFolder";

const folder = temporaryFolder();
const LOG =
  "event_id,timestamp,user,outcome\nc,2026-03-02T08:00:00Z,ada,success\na,2026-03-02T09:00:00Z,ada,failure\nb,2026-03-02T09:00:01Z,ben,failure\n";

function labelsFile(text: string): string {
  const file = join(folder, "it's labels.csv");
  writeFileSync(file, text);
  return file;
}

describe("readLabels(db, file)", () => {
  it("gives one label an event, in the order of the log, whatever the order of the file", async () => {
    const file = labelsFile("event_id,scenario,technique\nb,brute_force,T1110.001\nc,stolen_credentials,T1078\n");
    expect(await readLabels(await databaseOf(LOG), file)).toEqual({
      isAttack: Uint8Array.of(1, 0, 1),
      scenario: ["stolen_credentials", null, "brute_force"],
    });
  });
  it("takes all events as ordinary when the file has only its header", async () => {
    const { isAttack } = await readLabels(await databaseOf(LOG), labelsFile("event_id,scenario,technique\n"));
    expect([...isAttack]).toEqual([0, 0, 0]);
  });
  it("refuses a missing file by name", async () => {
    const db = await databaseOf(LOG);
    await expect(readLabels(db, "/nowhere/labels.csv")).rejects.toThrow(
      new Error("/nowhere/labels.csv: no such file, expected the labels of a generated log"),
    );
  });
  it.each(["x,y,z\nb,brute_force,T1110.001\n", "event_id,scenario\nb,brute_force\n", "", "\n"])(
    "refuses a file with other columns: %j",
    async (text) => {
      const file = labelsFile(text);
      await expect(readLabels(await databaseOf(LOG), file)).rejects.toThrow(
        new Error(`${file}: expected the columns event_id,scenario,technique`),
      );
    },
  );
  it("refuses labels of another log, naming the event", async () => {
    const file = labelsFile("event_id,scenario,technique\nzzz,brute_force,T1110.001\n");
    await expect(readLabels(await databaseOf(LOG), file)).rejects.toThrow(
      new Error(`${file}: the log has no event zzz: are these the labels of another log?`),
    );
  });
  it("refuses an event that is there twice, which would shift all labels after it", async () => {
    const file = labelsFile("event_id,scenario,technique\nc,brute_force,T1110.001\nc,brute_force,T1110.001\n");
    await expect(readLabels(await databaseOf(LOG), file)).rejects.toThrow(
      new Error(`${file}: the event c is there twice`),
    );
  });
});
