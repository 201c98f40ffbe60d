import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyEvent, EVENT_COLUMNS } from "../../../src/logs/eventColumns";
import { createJsonlReader } from "../../../src/logs/jsonl/createJsonlReader";
import { isEventRecord } from "../../../src/logs/jsonl/isEventRecord";
import { MAX_LINE_LENGTH } from "../../../src/logs/readLines";
import { anyJsonLine } from "../anyJsonLine";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const NOT_A_TIME = "not a time from 1970 to 2255: expected ISO 8601, or seconds, ms or µs since 1970";
const US = 1_709_285_400_000_000;

function read(lines: readonly unknown[], columns?: ReadonlyMap<string, string>) {
  return verdictsOf((sink) => createJsonlReader("log.jsonl", sink, columns && { columns }), lines);
}

/** The one event that is read from one record. */
function eventOf(record: unknown, columns?: ReadonlyMap<string, string>) {
  const verdicts = read([record], columns);
  expect(verdicts.rejected).toEqual([]);
  return eventsOf(verdicts)[0]!;
}

describe("createJsonlReader(file, sink)", () => {
  it("reads one record as one event, with null for what it does not have", () => {
    expect(eventOf({ timestamp: "2024-03-01T09:30:00Z", user: "bob", outcome: "success" })).toEqual({
      ...emptyEvent(),
      timestampUs: US,
      user: "bob",
      outcome: "success",
    });
  });

  it("reads common names, numbers, and true for success", () => {
    const record = { ts: 1709285400.5, username: "bob", ip: "192.0.2.1", success: true, lat: 52.52, asn: "AS3320" };
    expect(eventOf(record)).toMatchObject({
      timestampUs: US + 500_000,
      user: "bob",
      source_ip: "192.0.2.1",
      outcome: "success",
      latitude: 52.52,
      asn: 3320,
    });
  });

  it("reads every name of the Elastic Common Schema, flat and nested", () => {
    const values: Record<string, unknown> = {
      timestamp: 1709285400,
      outcome: "success",
      asn: 7,
      latitude: 1,
      longitude: 2,
    };
    const columns = EVENT_COLUMNS.filter(({ name }) => name !== "source" && name !== "line");
    const flat = Object.fromEntries(columns.map(({ name, ecs }) => [ecs, values[name] ?? name]));
    const expected = {
      ...Object.fromEntries(columns.map(({ name }) => [name, values[name] ?? name])),
      timestampUs: US,
      timestamp: undefined,
    };
    expect(eventOf(flat)).toEqual(expected);
    const nested: Record<string, unknown> = {};
    for (const [path, value] of Object.entries(flat)) {
      const keys = path.split(".");
      let place = nested;
      for (const key of keys.slice(0, -1)) place = (place[key] ??= {}) as Record<string, unknown>;
      place[keys.at(-1)!] = value;
    }
    expect(eventOf(nested)).toEqual(expected);
  });

  it("takes the commonest of several names, but none that is null", () => {
    const record = { time: 1709285400, result: "ok", email: "e", username: "u", user: null };
    expect(eventOf(record).user).toBe("u");
    expect(eventOf({ ...record, user: "v" }).user).toBe("v");
  });

  it("finds the names anew in each record, in whatever order they stand", () => {
    const verdicts = read([
      { time: 1709285400, user: "a", outcome: "ok" },
      { success: false, login: "b", "@timestamp": 1709285401 },
    ]);
    expect(verdicts.events.map(({ user, outcome }) => [user, outcome])).toEqual([
      ["a", "success"],
      ["b", "failure"],
    ]);
  });

  it("reads the names that a mapping gives, dotted where they are nested, and no others for those fields", () => {
    const columns = new Map([
      ["timestamp", "when"],
      ["user", "actor.__proto__"],
      ["outcome", "constructor"],
    ]);
    const record = '{"when":1709285400,"actor":{"__proto__":"bob"},"constructor":"yes","user":"eve","city":"Berlin"}';
    expect(eventOf(record, columns)).toMatchObject({ user: "bob", outcome: "success", city: "Berlin" });
    const unnamed = read([{ user: "eve", when: 1709285400, constructor: "no" }, record], columns).events;
    expect(unnamed.map(({ user }) => user)).toEqual([null, "bob"]);
  });

  it("keeps all digits of an id, however long the number is", () => {
    const record =
      '{"time":1709285400,"success":true,"user_id":5445253994546962491,"city":"a \\" 5445253994546962491"}';
    expect(eventOf(record)).toMatchObject({ user: "5445253994546962491", city: 'a " 5445253994546962491' });
  });

  it("says why a record is none, naming its key without control characters", () => {
    const named = new Map([["timestamp", "log\u001bin time\u202e"]]);
    const { rejected } = read(
      [
        { user: "bob", outcome: "ok" },
        { "log\u001bin time\u202e": "never", outcome: "ok" },
        { "log\u001bin time\u202e": 1709285400 },
        { "log\u001bin time\u202e": 1709285400, result: "perhaps" },
        { "log\u001bin time\u202e": 1709285400, result: 1 },
        "nonsense",
        "[1]",
        "x".repeat(MAX_LINE_LENGTH),
      ],
      named,
    );
    expect(rejected.map(({ reason }) => reason)).toEqual([
      "it has no field for the timestamp",
      `column "log�in time�": ${NOT_A_TIME}`,
      "it has no field for the outcome",
      'column "result": expected success or failure (or true/false, 1/0, …)',
      'column "result": 0 or 1 could mean either; if 1 is success, say so with --columns outcome=…',
      "not JSON",
      "not a JSON object",
      "line is too long",
    ]);
  });

  it("throws at the end when no record has a name that the caller gives, null or not", () => {
    const record = { time: 1709285400, user: null, outcome: "ok" };
    expect(() => read([record], new Map([["user", "us\u001ber"]]))).toThrow(
      'log.jsonl: --columns: no record has a field "us�er" for "user"',
    );
    expect(() => read([record], new Map([["user", "user"]]))).not.toThrow();
    expect(() => read([], new Map([["user", "who"]]))).not.toThrow();
  });

  it("ignores blank lines, and takes an empty text for nothing", () => {
    const verdicts = read(["", " ", { time: 1709285400, user: "", outcome: "ok", action: "" }]);
    expect(accountOf(verdicts)).toEqual({ accepted: 1, "blank line": 2 });
    expect(verdicts.events[0]).toMatchObject({ user: null, action: "login" });
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const keys = [
      "timestamp",
      "@timestamp",
      "user",
      "name",
      "event",
      "outcome",
      "success",
      "source",
      "ip",
      "__proto__",
      "a",
    ];
    const line = anyJsonLine(keys, ["success", 1709285400, "2024-03-01T09:30:00Z", true, null, "bob"]);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant("{".repeat(5000))), { maxLength: 5 }), (lines) => {
        const verdicts = read(lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 1000 },
    );
  });

  it("stands nesting as deep as a line is long", () => {
    const depth = 10_000;
    const deep = `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
    expect(accountOf(read([deep, `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`]))).toEqual({
      accepted: 0,
      rejected: 2,
    });
  });
});

describe("isEventRecord(record, mapping)", () => {
  it("asks for a time and an outcome, or for a name that the caller gives", () => {
    const none = new Map<string, string>();
    expect(isEventRecord({ "@timestamp": "x", event: { outcome: "y" } }, none)).toBe(true);
    expect(isEventRecord({ time: 1, user: "bob" }, none)).toBe(false);
    expect(isEventRecord({ who: { name: "bob" } }, new Map([["user", "who.name"]]))).toBe(true);
    expect(isEventRecord({ who: { name: "bob" } }, new Map([["user", "who"]]))).toBe(false);
  });
});
