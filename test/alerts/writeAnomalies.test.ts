import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeAnomalies } from "../../src/alerts/writeAnomalies";
import { temporaryFolder } from "../files/temporaryFolder";
import { scoredLog } from "./scoredLog";

const folder = temporaryFolder();

describe("writeAnomalies(db, file, { top })", () => {
  it("writes rank, score, percentile and the fields of the event, formulas made harmless", async () => {
    const file = join(folder, "out/anomalies.csv");
    await writeAnomalies(await scoredLog(), file, { top: 2 });
    const text = readFileSync(file, "utf8").replaceAll(/[^,]*log\.csv/g, "log.csv");
    expect(text).toBe(
      "rank,score,percentile,event_id,timestamp,user,source_ip,outcome,failure_reason,action,method,country,city," +
        "latitude,longitude,asn,user_agent,device,host,session_id,file,line\n" +
        `1,0.75,100.0,b,2026-03-02T08:00:01.000000Z,'=1+1,10.0.0.2,failure,,login,,,,,,,"say ""hi"", then\nleave",,,,log.csv,3\n` +
        `2,0.75,100.0,d,2026-03-02T08:00:03.000000Z,"#chen 東京",10.0.0.2,failure,,login,,,,-33.9,-0.5,,,,,,log.csv,6\n`,
    );
  });
  it("writes 100 events unless told otherwise: here all five", async () => {
    const file = join(folder, "all.csv");
    await writeAnomalies(await scoredLog(), file);
    expect(readFileSync(file, "utf8").match(/^\d+,/gm)).toEqual(["1,", "2,", "3,", "4,", "5,"]);
  });
  it("refuses a wrong top and writes nothing", async () => {
    const file = join(folder, "none.csv");
    await expect(writeAnomalies(await scoredLog(), file, { top: -3 })).rejects.toThrow(
      new RangeError("alertCount: top must be a whole number of at least 1 or a share in (0, 1), got -3"),
    );
    expect(existsSync(file)).toBe(false);
  });
});
