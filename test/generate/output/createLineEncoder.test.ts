import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEventTranslator } from "../../../src/generate/output/createEventTranslator";
import { createLineEncoder } from "../../../src/generate/output/createLineEncoder";
import { CSV_TEMPLATE, JSONL_TEMPLATE, type LineTemplate } from "../../../src/generate/output/LineTemplate";
import type { AuthEvent } from "../../../src/logs/AuthEvent";
import { formatCsvEvent } from "../../../src/logs/csv/formatCsvEvent";
import { formatJsonlEvent } from "../../../src/logs/jsonl/formatJsonlEvent";
import { sharedOrganisation } from "../attacks/struck";
import { anyRow, bufferOf } from "./anyRows";

/** Cities whose names and coordinates want quotes and escapes. */
const ODD_CITIES = [
  { name: 'A "quoted", town', country: "DE", timeZone: "Europe/Berlin", latitude: -0, longitude: 1e-7 },
  { name: "Two\nlines\r\\ and a tab\t", country: "DE", timeZone: "Europe/Berlin", latitude: 90, longitude: -180 },
  { name: "half \ud800 a letter, \u2028 🦊", country: "DE", timeZone: "Europe/Berlin", latitude: 1 / 3, longitude: 0 },
];
const FORMATS: [string, LineTemplate, (event: AuthEvent) => string | null][] = [
  ["formatCsvEvent", CSV_TEMPLATE, formatCsvEvent],
  ["formatJsonlEvent", JSONL_TEMPLATE, formatJsonlEvent],
];

describe.each(FORMATS)("createLineEncoder(organisation, template), beside %s", (_name, template, format) => {
  const organisation = sharedOrganisation({ users: 30, offices: ["Berlin", ...ODD_CITIES] });

  it("gives the same bytes for any rows (property)", () => {
    const encoder = createLineEncoder(organisation, template);
    const translate = createEventTranslator(organisation);
    fc.assert(
      fc.property(fc.array(anyRow(organisation), { maxLength: 20 }), fc.maxSafeNat(), (events, id) => {
        const rows = bufferOf(events);
        const lines = events.map((_, row) => `${format(translate(rows, row, id + row))!}\n`);
        events.forEach((_, row) => encoder.add(rows, row, id + row));
        expect(Buffer.from(encoder.take()).equals(Buffer.from(lines.join("")))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
  it("gives the same bytes for every network and every program, odd cities among them", () => {
    const encoder = createLineEncoder(organisation, template);
    const translate = createEventTranslator(organisation);
    const [event] = fc.sample(anyRow(organisation), 1);
    const rows = bufferOf(organisation.networks.all.map(({ index }) => ({ ...event!, network: index })));
    const lines = organisation.networks.all.map((_, row) => `${format(translate(rows, row, row))!}\n`);
    organisation.networks.all.forEach((_, row) => encoder.add(rows, row, row));
    expect(Buffer.from(encoder.take()).toString()).toBe(Buffer.from(lines.join("")).toString());
  });
});
