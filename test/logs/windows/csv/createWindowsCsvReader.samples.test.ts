import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../src/logs/json/JsonObject";
import { createWindowsReader } from "../../../../src/logs/windows/createWindowsReader";
import { createWindowsCsvReader } from "../../../../src/logs/windows/csv/createWindowsCsvReader";
import { eventsOf, verdictsOf } from "../../verdictsOf";
import { CSV_HEADER } from "../eventSpellings";

/** A public sample that lies beside the project and is not part of it. */
const FILE = join(__dirname, "../../../../../shared/data/logs/windows_security.ndjson");
const MISSING = existsSync(FILE) ? "" : " (skipped: ../shared/data/logs is not there)";

/** The record's message, as the Event Viewer would save it. */
function asCsv({ EventID, Message, TimeCreated, "@timestamp": collected }: JsonObject): string[] {
  const time = String(TimeCreated ?? collected).replace(/\.\d+Z$/, "Z");
  const message = String(Message).replaceAll('"', '""');
  const row = `Audit,${time},Microsoft-Windows-Security-Auditing,${String(EventID)},Logon,"${message}"`;
  return row.split(/\r?\n/);
}

describe.skipIf(MISSING !== "")(
  `createWindowsCsvReader(sink) on the messages of OTRF's windows_security.ndjson${MISSING}`,
  () => {
    it("finds the same 453 events in them as stand in the fields of their records", () => {
      const lines = readFileSync(FILE, "utf8").trimEnd().split("\n");
      const records = lines
        .map((line) => JSON.parse(line) as JsonObject)
        .filter(({ Message }) => Message !== undefined);
      expect(records).toHaveLength(3018);
      const expected = eventsOf(verdictsOf(createWindowsReader, records)).map((event) => ({
        ...event,
        // What the Event Viewer does not save.
        ...{ event_id: null, host: null, timestampUs: Math.floor(event.timestampUs / 1e6) * 1e6 },
      }));
      const found = verdictsOf(createWindowsCsvReader, [CSV_HEADER, ...records.flatMap(asCsv)]);
      expect(found.rejected).toEqual([]);
      expect(eventsOf(found)).toEqual(expected);
      expect(expected).toHaveLength(453);
    });
  },
);
