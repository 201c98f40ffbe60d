import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LOG_FORMATS } from "../../src/logs/formats/LogFormat";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs } from "../../src/logs/readLogs";
import { OWN_SAMPLES } from "./ownSamples";

const FOLDER = join(__dirname, "../../data/samples");

describe("readLogs(db, files) on the project's own samples", () => {
  it.each(OWN_SAMPLES.map((sample) => [sample.file, sample] as const))(
    "recognises %s, accounts for its lines and reads its fields",
    async (file, sample) => {
      const db = await openDatabase();
      const [report] = await readLogs(db, [join(FOLDER, file)], { format: "auto", year: 2024, places: false });
      const { format, lines, accepted, rejected, events, ignoredKinds } = report!;
      expect({ file, format, lines, accepted, rejected, events, ignored: Object.fromEntries(ignoredKinds) }).toEqual({
        ...sample,
        first: undefined,
      });
      expect(accepted + rejected + report!.ignored).toBe(lines);
      const [first] = await queryRows(db, "SELECT * EXCLUDE (row, source) FROM events ORDER BY row LIMIT 1");
      const known = Object.entries(first!).filter(([, value]) => value !== null);
      expect(Object.fromEntries(known)).toEqual(sample.first);
    },
  );

  it("has one of every format, and each in its README", () => {
    const files = readdirSync(FOLDER).filter((name) => name !== "README.md");
    expect(OWN_SAMPLES.map(({ file }) => file).sort()).toEqual(files.sort());
    expect(new Set(OWN_SAMPLES.map(({ format }) => format))).toEqual(new Set(LOG_FORMATS));
    const readme = readFileSync(join(FOLDER, "README.md"), "utf8");
    for (const { file, format } of OWN_SAMPLES) {
      expect(readme).toMatch(new RegExp(`\\| \`${file}\` +\\| ${format} +\\|`));
    }
  });
});
