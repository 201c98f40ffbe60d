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

const HEADER = "event_id,label,scenario,technique,incident\n";
const ATTACK = "b,attack,mfa_fatigue,T1621,mfa_fatigue-1\n";

describe("readLabels(db, file)", () => {
  it("says of each event what it belongs to, in the order of the log, whatever the order of the file", async () => {
    const file = labelsFile(`${HEADER}${ATTACK}c,benign,traveller,,traveller-2\n`);
    expect(await readLabels(await databaseOf(LOG), file)).toEqual({
      isAttack: Uint8Array.of(0, 0, 1),
      scenario: [null, null, "mfa_fatigue"],
      lookAlike: ["traveller", null, null],
      incident: ["traveller-2", null, "mfa_fatigue-1"],
    });
  });
  it("takes all events as ordinary when the file has only its header", async () => {
    const nothing = [null, null, null];
    expect(await readLabels(await databaseOf(LOG), labelsFile(HEADER))).toEqual({
      isAttack: Uint8Array.of(0, 0, 0),
      scenario: nothing,
      lookAlike: nothing,
      incident: nothing,
    });
  });
  it("joins by the number of the event where the log has no ids", async () => {
    const db = await databaseOf(LOG.replaceAll(/^\w+,/gm, ""));
    const { isAttack } = await readLabels(db, labelsFile(HEADER + ATTACK.replace("b", "2")));
    expect([...isAttack]).toEqual([0, 1, 0]);
  });
  it("refuses a missing file by name", async () => {
    const db = await databaseOf(LOG);
    await expect(readLabels(db, "/nowhere/labels.csv")).rejects.toThrow(
      new Error("/nowhere/labels.csv: no such file, expected the labels of a generated log"),
    );
  });
  it.each(["x,y,z\nb,mfa_fatigue,T1621\n", "event_id,scenario,technique\nb,mfa_fatigue,T1621\n", "", "\n"])(
    "refuses a file with other columns: %j",
    async (text) => {
      const file = labelsFile(text);
      await expect(readLabels(await databaseOf(LOG), file)).rejects.toThrow(
        new Error(`${file}: expected the columns event_id,label,scenario,technique,incident`),
      );
    },
  );
  it("refuses labels of another log, naming the event", async () => {
    const file = labelsFile(HEADER + ATTACK.replace("b", "zzz"));
    await expect(readLabels(await databaseOf(LOG), file)).rejects.toThrow(
      new Error(`${file}: the log has no event zzz: are these the labels of another log?`),
    );
  });
  it("refuses an event that is there twice, which would shift all labels after it", async () => {
    const file = labelsFile(HEADER + ATTACK + ATTACK);
    await expect(readLabels(await databaseOf(LOG), file)).rejects.toThrow(
      new Error(`${file}: the event b is there twice`),
    );
  });
  it.each([
    ["odd", '"odd"'],
    ["", "null"],
  ])("refuses the label %j", async (label, shown) => {
    const file = labelsFile(HEADER + ATTACK.replace("attack", label));
    await expect(readLabels(await databaseOf(LOG), file)).rejects.toThrow(
      new Error(`${file}: a label must be attack or benign, got ${shown}`),
    );
  });
});
