import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AuthEvent } from "../../src/logs/AuthEvent";
import { emptyEvent } from "../../src/logs/eventColumns";
import { EventCollector } from "../../src/logs/EventCollector";
import { EventWriter, newWordNumbers } from "../../src/logs/EventWriter";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import type { Place } from "../../src/places/Place";
import { databaseOfEvents, us } from "./databaseOfEvents";

const named = (user: string): AuthEvent => ({ ...emptyEvent(), user });

describe("EventWriter", () => {
  it("stores every field of an event, and where it was read", async () => {
    const event: AuthEvent = {
      event_id: "e1",
      timestampUs: us("2024-03-01T09:30:00Z") + 1,
      user: "bob",
      source_ip: "10.0.0.7",
      outcome: "success",
      failure_reason: "none",
      action: "mfa",
      method: "password",
      country: "NA",
      city: "Windhoek",
      latitude: -22.57,
      longitude: 17.08,
      asn: 4_294_967_295,
      user_agent: "curl",
      device: "d",
      host: "h",
      session_id: "s",
    };
    const { timestampUs, ...others } = event;
    const db = await databaseOfEvents([event]);
    expect(await queryRows(db, `SELECT *, epoch_us("timestamp") AS us FROM events`)).toEqual([
      { row: 0, ...others, timestamp: "2024-03-01T09:30:00.000Z", us: timestampUs, source: "test.log", line: 1 },
    ]);
  });

  it("has the types that the queries rely on", async () => {
    const db = await databaseOfEvents([]);
    const wanted = `SELECT column_name AS name, column_type AS type FROM (DESCRIBE events)
      WHERE name IN ('row', 'timestamp', 'user', 'latitude', 'asn', 'line')`;
    expect(await queryRows(db, wanted)).toEqual([
      { name: "row", type: "BIGINT" },
      { name: "timestamp", type: "TIMESTAMP" },
      { name: "user", type: "VARCHAR" },
      { name: "latitude", type: "DOUBLE" },
      { name: "asn", type: "BIGINT" },
      { name: "line", type: "BIGINT" },
    ]);
  });

  it("keeps a microsecond of any year that a whole number holds", async () => {
    const times = [0, 1, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER];
    const db = await databaseOfEvents(times.map((timestampUs) => ({ timestampUs })));
    const rows = await queryRows(db, `SELECT epoch_us("timestamp") AS us FROM events ORDER BY row`);
    expect(rows.map((row) => row["us"])).toEqual(times);
  });

  it("orders events by file, line and place in the line, whatever the order of the verdicts", async () => {
    const db = await openDatabase();
    const writer = await EventWriter.open(db);
    writer.startFile("b.log");
    writer.accept(9, named("third"));
    writer.accept(2, named("first"));
    writer.accept(2, named("second"));
    writer.startFile("a.log");
    writer.accept(1, named("fourth"));
    await writer.close();
    expect(await queryRows(db, `SELECT row, event_id, "user", source, line FROM events`)).toEqual([
      { row: 0, event_id: "1", user: "first", source: "b.log", line: 2 },
      { row: 1, event_id: "2", user: "second", source: "b.log", line: 2 },
      { row: 2, event_id: "3", user: "third", source: "b.log", line: 9 },
      { row: 3, event_id: "4", user: "fourth", source: "a.log", line: 1 },
    ]);
  });

  it("orders and keeps more events than a chunk holds (property)", async () => {
    const line = fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 2040, maxLength: 6200 });
    await fc.assert(
      fc.asyncProperty(line, fc.boolean(), async (lines, sorted) => {
        const db = await openDatabase();
        const writer = await EventWriter.open(db);
        writer.startFile("a.log");
        const ordered = [...lines].sort((a, b) => a - b);
        for (const at of sorted ? ordered : lines) {
          for (const place of ["first", "second"]) writer.accept(at, named(`${place} of ${at}`));
        }
        await writer.close();
        const wanted = ordered.flatMap((at) =>
          [`first of ${at}`, `second of ${at}`].map((user) => ({ user, line: at })),
        );
        const rows = await queryRows(db, `SELECT row, "user", line FROM events`);
        expect(rows).toEqual(wanted.map((event, row) => ({ row, ...event })));
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it.each([2047, 2048, 2049, 4096])("keeps %i events, at the border of a chunk", async (events) => {
    const db = await databaseOfEvents(
      Array.from({ length: events }, (_, i) => ({ user: `u${i}`, asn: i % 2 ? i : null })),
    );
    const [row] = await queryRows(
      db,
      `SELECT count(*) AS n, count(DISTINCT "user") AS users, min(row) AS first, max(row) AS last, sum(asn) AS asns,
         bool_and("user" = 'u' || row) AS right FROM events`,
    );
    const odd = Math.floor(events / 2);
    expect(row).toEqual({ n: events, users: events, first: 0, last: events - 1, asns: odd * odd, right: true });
  });

  it.each([true, false])(
    "starts its list of words again when there are too many; lines in order: %s",
    async (inOrder) => {
      const db = await openDatabase();
      const placeOf = (): Place => ({ country: "SE", city: null, latitude: 59, longitude: 18, asn: null });
      const writer = await EventWriter.open(db, placeOf, null, 20);
      // Two collectors take turns, as those of threads do; each forgets its words at other times.
      const collectors = [new EventCollector(7), new EventCollector(50)].map((collector) => ({
        collector,
        numbers: newWordNumbers(),
      }));
      const expected: object[] = [];
      for (const source of ["a.log", "b.log"]) {
        writer.startFile(source);
        for (let block = 0; block < 60; block++) {
          const { collector, numbers } = collectors[block % 2]!;
          collector.startLines();
          const lines = inOrder || block % 7 > 0 ? [1, 2, 3] : [2, 1, 3];
          for (const line of lines) {
            const number = 3 * block + line;
            const user = number % 5 === 4 ? null : `u${number % 13 ? number : 0}`;
            collector.accept(line, { ...named("x"), user, source_ip: `192.0.2.${number % 90}` });
            expected.push({ source, line: number, user, source_ip: `192.0.2.${number % 90}`, country: "SE" });
          }
          writer.add(collector.take(), numbers, 3 * block);
          await writer.makeRoom();
        }
      }
      await writer.close();
      const rows = await queryRows(db, `SELECT row, source, line, "user", source_ip, country FROM events ORDER BY row`);
      const sorted = (expected as { source: string; line: number }[]).sort(
        (one, other) => one.source.localeCompare(other.source) || one.line - other.line,
      );
      expect(rows).toEqual(sorted.map((event, row) => ({ row, ...event })));
      const tables = await queryRows(db, "SELECT table_name FROM duckdb_tables() ORDER BY 1");
      expect(tables.map((table) => table["table_name"])).toEqual(["events", "rejects"]);
    },
  );

  it("puts what came line by line and what came as rows in the order of the files", async () => {
    const db = await openDatabase();
    const writer = await EventWriter.open(db);
    const row = (line: number): string =>
      `SELECT NULL AS event_id, 0 AS "timestamp", 'row' AS "user", NULL AS source_ip, 'success' AS outcome,
         NULL AS failure_reason, 'login' AS action, NULL AS method, NULL AS country, NULL AS city, NULL AS latitude,
         NULL AS longitude, NULL AS asn, NULL AS user_agent, NULL AS device, NULL AS host, NULL AS session_id,
         ${line} AS line, NULL AS reason, '' AS "text"`;
    for (const file of ["a", "b", "c", "d"]) {
      writer.startFile(file);
      if (file === "b" || file === "c")
        await writer.acceptRows(db, { rows: `${row(1)} UNION ALL ${row(2)}`, order: "" });
      else for (const line of [2, 1]) writer.accept(line, named(`line ${line}`));
    }
    await writer.close();
    const rows = await queryRows(db, `SELECT row, source, line, "user" FROM events ORDER BY row`);
    expect(rows.map((event) => [event["source"], event["line"], event["user"]])).toEqual([
      ["a", 1, "line 1"], ["a", 2, "line 2"], ["b", 1, "row"], ["b", 2, "row"],
      ["c", 1, "row"], ["c", 2, "row"], ["d", 1, "line 1"], ["d", 2, "line 2"],
    ]); // prettier-ignore
  });

  it("adds the lines before a part of a file to its numbers", async () => {
    const db = await openDatabase();
    const writer = await EventWriter.open(db);
    const account = writer.startFile("a.log");
    const numbers = newWordNumbers();
    const collector = new EventCollector();
    for (const first of [0, 10]) {
      collector.startLines();
      collector.addLines(10);
      collector.accept(3, named("bob"));
      collector.reject(4, "why", "text");
      writer.add(collector.take(), numbers, first);
    }
    await writer.close();
    expect((await queryRows(db, "SELECT line FROM events")).map(({ line }) => line)).toEqual([3, 13]);
    expect((await queryRows(db, "SELECT line FROM rejects")).map(({ line }) => line)).toEqual([4, 14]);
    expect(account).toMatchObject({ lines: 20, accepted: 2, rejected: 2, firstReject: { line: 4 } });
  });

  it("numbers events that have no id, from 1, and keeps the ids that there are", async () => {
    const db = await databaseOfEvents([{ event_id: "a" }, {}, { event_id: "__proto__" }, {}]);
    const rows = await queryRows(db, "SELECT event_id FROM events");
    expect(rows.map((row) => row["event_id"])).toEqual(["a", "2", "__proto__", "4"]);
  });

  it("returns any text as it was stored: NUL, quotes, emoji, escape codes; a lone surrogate becomes �", async () => {
    const texts = ["a\0b", "\0", "it's", '"', "🙂", "\u202e\u001b[2J", "NULL", " ", "x".repeat(70_000)];
    const db = await databaseOfEvents([...texts, "\ud800x", "x\udc00"].map((user) => ({ user })));
    const rows = await queryRows(db, `SELECT "user" FROM events`);
    expect(rows.map((row) => row["user"])).toEqual([...texts, "�x", "x�"]);
  });

  it("counts lines, not events, as accepted, and the first rejected line", async () => {
    const db = await openDatabase();
    const writer = await EventWriter.open(db);
    const account = writer.startFile("a.log");
    writer.accept(1, named("a"));
    writer.accept(1, named("a"));
    writer.reject(5, "first reason", "x");
    writer.reject(2, "second reason", "y");
    writer.ignore(3, "header");
    writer.ignore(4, "blank line");
    writer.ignore(6, "blank line");
    await writer.close();
    expect(account).toEqual({
      lines: 0,
      accepted: 1,
      rejected: 2,
      ignored: 3,
      ignoredKinds: new Map([
        ["header", 1],
        ["blank line", 2],
      ]),
      events: 2,
      firstReject: { line: 5, reason: "first reason" },
    });
  });

  it("keeps an account for each file", async () => {
    const writer = await EventWriter.open(await openDatabase());
    const first = writer.startFile("a.log");
    writer.accept(1, named("a"));
    const second = writer.startFile("b.log");
    writer.accept(1, named("b"));
    writer.reject(2, "r", "x");
    await writer.close();
    expect([first.accepted, first.rejected, second.accepted, second.rejected]).toEqual([1, 0, 1, 1]);
  });

  it("keeps rejected lines in the order of files and lines, harmless and cut", async () => {
    const db = await openDatabase();
    const writer = await EventWriter.open(db);
    writer.startFile("it's.log");
    writer.reject(7, "late", "\u001b[2J\u202eroot\0");
    writer.reject(3, "early", "x".repeat(600));
    writer.startFile("a.log");
    writer.reject(1, "other file", "");
    await writer.close();
    expect(await queryRows(db, "SELECT * FROM rejects")).toEqual([
      { file: "it's.log", line: 3, reason: "early", text: `${"x".repeat(499)}…` },
      { file: "it's.log", line: 7, reason: "late", text: "�[2J�root�" },
      { file: "a.log", line: 1, reason: "other file", text: "" },
    ]);
  });

  it("replaces what an earlier writer left, one that was never closed too", async () => {
    const db = await databaseOfEvents([{}, {}]);
    const abandoned = await EventWriter.open(db);
    abandoned.startFile("lost.log");
    for (let line = 1; line <= 3000; line++) abandoned.accept(line, emptyEvent());
    const writer = await EventWriter.open(db);
    writer.startFile("kept.log");
    writer.accept(1, emptyEvent());
    await writer.close();
    expect(await queryRows(db, "SELECT source FROM events")).toEqual([{ source: "kept.log" }]);
    expect(await queryRows(db, "SELECT table_name FROM duckdb_tables() ORDER BY 1")).toEqual([
      { table_name: "events" },
      { table_name: "rejects" },
    ]);
  });

  it("makes empty tables when there was no file", async () => {
    const db = await openDatabase();
    await (await EventWriter.open(db)).close();
    expect(
      await queryRows(db, "SELECT (SELECT count(*) FROM events) AS e, (SELECT count(*) FROM rejects) AS r"),
    ).toEqual([{ e: 0, r: 0 }]);
  });

  it("leaves the event as it is", async () => {
    const event = Object.freeze(emptyEvent());
    const db = await databaseOfEvents([event]);
    expect(event).toEqual(emptyEvent());
    expect(await queryRows(db, "SELECT event_id FROM events")).toEqual([{ event_id: "1" }]);
  });
});
