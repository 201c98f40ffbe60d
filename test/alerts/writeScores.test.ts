import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeScores } from "../../src/alerts/writeScores";
import { temporaryFolder } from "../files/temporaryFolder";
import { scoredLog } from "./scoredLog";

const folder = temporaryFolder();

describe("writeScores(db, file)", () => {
  it("writes one row an event in the order of the log", async () => {
    const file = join(folder, "scores.csv");
    await writeScores(await scoredLog(), file);
    expect(
      readFileSync(file, "utf8")
        .replaceAll(/[^,\n]*log\.csv/g, "log.csv")
        .split("\n"),
    ).toEqual([
      "file,line,timestamp,user,source_ip,outcome,score",
      "log.csv,2,2026-03-02T08:00:00.000000Z,ada,10.0.0.1,success,0.25",
      "log.csv,3,2026-03-02T08:00:01.000000Z,'=1+1,10.0.0.2,failure,0.75",
      "log.csv,5,2026-03-02T08:00:02.000000Z,ben,,success,0.5",
      'log.csv,6,2026-03-02T08:00:03.000000Z,"#chen 東京",10.0.0.2,failure,0.75',
      "log.csv,7,2026-03-02T08:00:04.123456Z,,10.0.0.1,success,0.25",
      "",
    ]);
  });
});
