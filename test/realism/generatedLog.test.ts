import { beforeAll, describe, expect, it } from "vitest";
import { writeLogs } from "../../src/generate/writeLogs";
import { openDatabase } from "../../src/logs/openDatabase";
import { readLogs } from "../../src/logs/readLogs";
import { compareWithPublished, type RealismRow } from "../../src/realism/compareWithPublished";
import { measureRealism } from "../../src/realism/measureRealism";
import { temporaryFolder } from "../files/temporaryFolder";

/** A log that was not looked at while the generator was built. */
const SEED = 7;
let rows: RealismRow[];

beforeAll(async () => {
  const { logFile } = await writeLogs({ seed: SEED }, temporaryFolder());
  const db = await openDatabase();
  await readLogs(db, [logFile], { threads: 0 }); // Threads run the built program only.
  rows = compareWithPublished(await measureRealism(db));
}, 60_000);

/** `measure, what is published` → `within`, `below`, `above`. */
function verdicts(): [string, string][] {
  const published = rows.filter(({ published }) => published !== "");
  return published.map((row) => [`${row.measure}, ${row.published}`, /within|below|above/.exec(row.verdict)![0]]);
}

describe("a log of the generator, by default options", () => {
  it("has something to measure everywhere", () => {
    expect(rows.filter(({ measured }) => measured === null)).toEqual([]);
  });

  it("agrees with these published facts", () => {
    const within = verdicts().flatMap(([fact, verdict]) => (verdict === "within" ? [fact] : []));
    expect(within).toEqual([
      "failed_share, 0.03 to 0.12",
      "failed_mfa_share, at least 0.05",
      "mfa_per_user_week, 1.5 to 3.7",
      "top_10_percent_share, about 0.46",
      "activity_sigma, about 1.17",
      "weekend_to_weekday, at most 1",
      "burstiness, at least 0",
      "memory, -0.1 to 0.1",
      "session_spread, 1.46 to 2.05",
      "logout_share, about 0.5",
    ]);
  });

  it("falls short of these: a change that mends one, or loses another, has to say so here and in docs/realism.md", () => {
    const outside = verdicts().filter(([, verdict]) => verdict !== "within");
    expect(Object.fromEntries(outside)).toEqual({
      "failed_share, about 0.0122": "above",
      "failed_mfa_share, about 0.0435": "above",
      "failed_password_share, about 0.1": "above",
      "worst_users_failed_share, at least 0.333": "below",
      "locked_out_share, about 0.025": "above",
      "one_ip_share, about 0.6": "below",
      "ips_per_user, about 6": "above",
      "mean_session_minutes, 22 to 26": "above",
    });
  });
});
