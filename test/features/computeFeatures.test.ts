import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/features/catalogue";
import { computeFeatures } from "../../src/features/computeFeatures";
import type { Feature } from "../../src/features/Feature";
import type { FeatureMatrix } from "../../src/features/FeatureMatrix";
import { featureQuery } from "../../src/features/featureQuery";
import { FeatureState } from "../../src/features/FeatureState";
import { storeFeatures } from "../../src/features/storeFeatures";
import { formatCsvRecord } from "../../src/files/formatCsvRecord";
import { type DuckDBConnection, openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { databaseOf } from "./databaseOf";

const LOG = `event_id,timestamp,user,source_ip,outcome
1,2026-03-02T08:00:00Z,ada,10.0.0.1,failure
2,2026-03-02T08:10:00Z,ada,10.0.0.1,failure
3,2026-03-02T08:20:00Z,ada,,success
`;

function feature(name: string, sql: string, needs?: string[]): Feature {
  return {
    name,
    family: "volume",
    unit: "events",
    description: "a test",
    sql,
    needs,
    suspicious: "high",
    techniques: [],
  };
}

interface TinyEvent {
  id: string;
  minute: number;
  user: string | null;
  source_ip: string | null;
  country: string | null;
  outcome: string;
  action: string;
  latitude: number | null;
  longitude: number;
  device: string | null;
  user_agent: string | null;
  session_id: string | null;
  host: string | null;
  asn: string | null;
  city: string | null;
  method: string | null;
}

/**
 * Few users, sources and minutes, so that they meet often; several events at the same time, some three days after the
 * others, when what is usual has been learnt.
 */
const tinyEvents = fc
  .array(
    fc.record({
      minute: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 0, max: 150 }) },
        { weight: 1, arbitrary: fc.integer({ min: 4320, max: 4470 }) },
      ),
      user: fc.constantFrom("ada", "ben", null),
      source_ip: fc.constantFrom("10.0.0.1", "10.0.0.2", null),
      country: fc.constantFrom("DE", "FR", null),
      outcome: fc.constantFrom("success", "failure"),
      action: fc.constantFrom("login", "login", "mfa", "logout"),
      latitude: fc.constantFrom(52.52, -33.9, null),
      longitude: fc.constantFrom(13.41, 151.2),
      device: fc.constantFrom("d1", "d2", null),
      user_agent: fc.constantFrom("Firefox/147.0", "Firefox/148.0", null),
      session_id: fc.constantFrom("s1", "s2", null),
      host: fc.constantFrom("crm", "wiki", null),
      asn: fc.constantFrom("64500", "64501", null),
      city: fc.constantFrom("Berlin", null),
      method: fc.constantFrom("password", "push", "magic link", null),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((events): TinyEvent[] => events.map((event, index) => ({ ...event, id: `e${index}` })));

/** What analysts write: some of it is computed by the database, some without it, some by both. */
const OWN: readonly Feature[] = [
  "failed / attempt",
  "coalesce(failed / attempt, 7)",
  "CASE WHEN failed / attempt IS NULL THEN 1 ELSE 0 END",
  "CASE WHEN coalesce(sum(failed) OVER user_1h, 0) / coalesce(sum(attempt) OVER user_1h, 0) > 0.5 THEN 1 ELSE 0 END",
  "CASE WHEN outcome <> 'x' AND coalesce(sum(failed) OVER user_1h, 0) / coalesce(sum(attempt) OVER user_1h, 0) > 0.5 THEN 1 ELSE 0 END",
  "coalesce((attempt - failed) / (count(*) OVER user_1h - 1), 7)",
  "max(failed / attempt) OVER user_24h",
  "min(hour) OVER user_1h",
  "max(hour) OVER source_15m",
  "min(CASE WHEN count(*) OVER user_past > 1 THEN hour END) OVER organisation_1h",
  "CASE WHEN device IS NULL AND count(*) OVER user_past > 0 THEN 1 ELSE 0 END",
  "CASE WHEN network IS NOT NULL AND browser IS NULL AND count(*) OVER user_past > 0 THEN 1 ELSE 0 END",
  "sum(CASE WHEN host IS NOT NULL AND count(*) OVER user_past > 0 THEN 1 ELSE 0 END) OVER source_24h",
  "CASE WHEN 'device IS NULL' = device THEN 1 ELSE count(*) OVER user_past END",
  "CASE WHEN latest(latitude) OVER user_past - latitude IS NOT NULL THEN 1 ELSE 0 END",
  "sum(CASE WHEN count(*) OVER user_1h / latitude IS NULL THEN 1 ELSE 0 END) OVER user_24h",
  "CASE WHEN latitude + longitude IS NULL THEN 1 ELSE count(*) OVER user_1h END",
  "CASE WHEN country || city IS NULL THEN 1 ELSE count(*) OVER user_1h END",
  "CASE WHEN NOT device IS NULL AND (host) IS NULL THEN count(*) OVER user_1h END",
  "coalesce(count(*) OVER user_1h, sqrt(failed - 1))",
  "count(*) OVER user_1h + length('coalesce(measure_0, 0) epoch_us(\"timestamp\") device IS NULL')",
  "count(DISTINCT NULL) OVER user_1h",
  "count(DISTINCT TRUE) OVER user_1h",
  "count(DISTINCT host || 'x') OVER user_1h",
  "CASE WHEN country IS NOT DISTINCT FROM 'DE' THEN count(*) OVER user_past ELSE 0 END",
  "CASE WHEN \"timestamp\" + INTERVAL '2' HOURS > TIMESTAMP '2026-03-02 03:00:00' THEN 1 ELSE 0 END",
].map((sql, index) => feature(`own_${index}`, sql));

describe("computeFeatures(db, features)", () => {
  let db: DuckDBConnection;
  beforeAll(async () => {
    db = await openDatabase();
  });

  async function fill(events: readonly TinyEvent[]): Promise<void> {
    const fields = Object.keys(events[0]!).filter((name) => name !== "id" && name !== "minute") as (keyof TinyEvent)[];
    const records = events.map((event) => [
      event.id,
      new Date(Date.UTC(2026, 2, 2, 0, event.minute)).toISOString(),
      ...fields.map((field) => (event[field] === null ? null : String(event[field]))),
    ]);
    await databaseOf([["event_id", "timestamp", ...fields], ...records].map(formatCsvRecord).join(""), db);
  }

  /** The rows of a matrix by event id. */
  function byId(events: readonly TinyEvent[], X: FeatureMatrix): Map<string, number[]> {
    return new Map(events.map(({ id }, row) => [id, [...X.data.subarray(row * X.columns, (row + 1) * X.columns)]]));
  }

  /** All features of each event, by event id. */
  async function featuresById(events: readonly TinyEvent[]): Promise<Map<string, number[]>> {
    await fill(events);
    return byId(events, await computeFeatures(db, CATALOGUE));
  }

  it("gives one row an event in the order of the log, one column a feature, and NaN for missing", async () => {
    const X = await computeFeatures(await databaseOf(LOG), [
      feature("failures", "coalesce(sum(failed) OVER user_1h, 0)"),
      feature("from_somewhere", "1", ["source_ip"]),
    ]);
    const expected: FeatureMatrix = {
      data: Float32Array.of(0, 1, 1, 1, 2, NaN),
      rows: 3,
      columns: 2,
      names: ["failures", "from_somewhere"],
    };
    expect(X).toEqual(expected);
  });
  it("leaves the events as they were; storeFeatures puts the matrix beside them", async () => {
    const own = await databaseOf(LOG);
    const before = await queryRows(own, "SELECT * FROM events");
    await storeFeatures(own, await computeFeatures(own, [feature("one", "1"), feature("nothing", "NULL")]));
    expect(await queryRows(own, "SELECT * FROM features WHERE row = 2")).toEqual([{ row: 2, one: 1, nothing: null }]);
    expect(await queryRows(own, "SELECT * FROM events")).toEqual(before);
  });
  it("can be asked again with other features", async () => {
    const own = await databaseOf(LOG);
    await computeFeatures(own, [feature("one", "1")]);
    expect((await computeFeatures(own, [feature("two", "2")])).names).toEqual(["two"]);
  });
  it("gives the same bits twice for more events than one chunk holds", async () => {
    const lines = Array.from({ length: 5000 }, (_, row) => [
      new Date(Date.UTC(2026, 2, 2) + ((row * 7919) % 5003) * 1000).toISOString(),
      `u${row % 17}`,
      `10.0.0.${row % 5}`,
      row % 3 === 0 ? "failure" : "success",
    ]);
    await databaseOf([["timestamp", "user", "source_ip", "outcome"], ...lines].map(formatCsvRecord).join(""), db);
    const first = await computeFeatures(db, CATALOGUE);
    expect(first.rows).toBe(5000);
    expect((await computeFeatures(db, CATALOGUE)).data).toEqual(first.data);
  });
  it("looks at the past only: later events deleted, changed or shuffled change nothing before them (property)", async () => {
    await fc.assert(
      fc.asyncProperty(tinyEvents, fc.nat(150), fc.nat(), async (events, cut, turn) => {
        const early = events.filter(({ minute }) => minute <= cut);
        const late = events.filter(({ minute }) => minute > cut);
        fc.pre(early.length > 0);
        const changed = late.map((event, index) => ({
          ...event,
          user: index % 2 === 0 ? "ada" : "ben",
          source_ip: "10.0.0.1",
          outcome: event.outcome === "failure" ? "success" : "failure",
        }));
        const turned = [...late.slice(turn % (late.length + 1)), ...late.slice(0, turn % (late.length + 1))];
        const all = await featuresById(events);
        for (const others of [[], changed, turned.reverse()]) {
          const features = await featuresById([...early, ...others]);
          for (const { id } of early) expect(features.get(id)).toEqual(all.get(id));
        }
      }),
      { numRuns: 20 },
    );
  }, 120_000);
  it("does not depend on the order of the lines, of simultaneous events either (property)", async () => {
    const turned = tinyEvents.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );
    await fc.assert(
      fc.asyncProperty(turned, async ([events, shuffled]) => {
        const crowded = (list: TinyEvent[]) => list.map((event) => ({ ...event, minute: event.minute % 3 }));
        expect(await featuresById(shuffled)).toEqual(new Map(await featuresById(events)));
        expect(await featuresById(crowded(shuffled))).toEqual(await featuresById(crowded(events)));
      }),
      { numRuns: 20 },
    );
  }, 120_000);
  it("day by day with a state that is carried on, saved and loaded is what it is at once, bit for bit (property)", async () => {
    const cuts = fc.array(fc.nat(150), { maxLength: 3 }).map((list) => [...list.sort((a, b) => a - b), Infinity]);
    await fc.assert(
      fc.asyncProperty(tinyEvents, cuts, fc.constantFrom(1, 2, 7), async (events, until, blockRows) => {
        const all = await featuresById(events);
        let state = new FeatureState(CATALOGUE);
        let from = -Infinity;
        for (const cut of until) {
          const days = events.filter(({ minute }) => minute > from && minute <= cut);
          from = cut;
          if (days.length === 0) continue;
          await fill(days);
          const features = byId(days, await computeFeatures(db, state, { blockRows }));
          for (const { id } of days) expect(features.get(id)).toEqual(all.get(id));
          // As it comes from a file, beginning anywhere in memory.
          state = FeatureState.fromBytes(Buffer.concat([Buffer.of(0), state.toBytes()]).subarray(1));
        }
        expect(state.events).toBe(events.length);
      }),
      { numRuns: 10 },
    );
  }, 120_000);
  it("is what the same features are as one query with the database's own windows (property)", async () => {
    await fc.assert(
      fc.asyncProperty(tinyEvents, fc.constantFrom(3, 100), async (events, blockRows) => {
        await fill(events);
        const features = [...CATALOGUE, ...OWN];
        const { data, columns, names } = await computeFeatures(db, features, { blockRows });
        const rows = await queryRows(db, `${featureQuery(features)} ORDER BY row`);
        rows.forEach((row, index) => {
          names.forEach((name, column) => {
            const [own, asked] = [data[index * columns + column]!, row[name] === null ? NaN : Number(row[name]) + 0];
            expect([name, own]).toEqual([name, asked]);
          });
        });
      }),
      { numRuns: 5 },
    );
  }, 120_000);
  it("does not count the present event: a lone event has nothing before it", async () => {
    const features = await featuresById([
      {
        ...{ id: "lone", minute: 5, user: "ada", source_ip: "10.0.0.1", country: "DE", outcome: "failure" },
        ...{ action: "login", latitude: 52.52, longitude: 13.41, device: "d1", user_agent: "curl", session_id: "s1" },
        ...{ host: "crm", asn: "64500", city: "Berlin", method: "password" },
      },
    ]);
    const row = features.get("lone")!;
    const named = Object.fromEntries(CATALOGUE.map(({ name }, column) => [name, row[column]]));
    expect(named).toMatchObject({
      failed: 1,
      failures_user_1h: 0,
      failures_source_1h: 0,
      users_source_1h: 0,
      seconds_since_user_event: NaN,
      new_source_for_user: NaN,
    });
  });
  it.each([
    [[], "computeFeatures: at least one feature is required, got 0"],
    [[feature("a", "1"), feature("a", "2")], "computeFeatures: the feature a is there twice"],
    ...["Upper", "1st", "", "a b", 'x"; DROP TABLE events; --', "a".repeat(64)].map((name): [Feature[], string] => [
      [feature(name, "1")],
      `computeFeatures: a feature's name must be lower-case letters, digits and underscores, got ${name}`,
    ]),
  ])("refuses features or names that are wrong (%#)", async (features, message) => {
    await expect(computeFeatures(await databaseOf(LOG, db), features)).rejects.toThrow(new RangeError(message));
  });
  it.each(["lower(1, 2)", "sum(lower(1, 2)) OVER user_1h", "1 +", '"user" * 2', "CAST('text' AS INTEGER)"])(
    "names the feature whose expression is bad: %s",
    async (sql) => {
      const computed = computeFeatures(await databaseOf(LOG, db), [feature("good", "1"), feature("my_own", sql)]);
      await expect(computed).rejects.toThrow(
        /^computeFeatures: the expression of my_own cannot be used: \w+ Error: .+$/,
      );
    },
  );
  it.each(["max(ln(count(*) OVER user_past)) OVER user_past", "max(log10(count(*) OVER user_past)) OVER user_past"])(
    "names the feature that aggregates what cannot be computed: %s",
    async (sql) => {
      const computed = computeFeatures(await databaseOf(LOG, db), [feature("good", "1"), feature("my_own", sql)]);
      await expect(computed).rejects.toThrow(
        /^computeFeatures: the expression of my_own cannot be used: .*cannot take.*logarithm of/,
      );
    },
  );
  it("names the feature that sums what is not whole, also where another aggregate is in it", async () => {
    const sql = "sum(count(*) OVER user_1h / 2) OVER user_24h";
    const computed = computeFeatures(await databaseOf(LOG, db), [feature("good", "1"), feature("my_own", sql)]);
    await expect(computed).rejects.toThrow("computeFeatures: what my_own sums must be whole numbers");
  });
  it("refuses options that there are not", async () => {
    await expect(computeFeatures(await databaseOf(LOG, db), CATALOGUE, { blockrows: 1 } as object)).rejects.toThrow(
      new RangeError("computeFeatures: unknown option blockrows; the options are onProgress, blockRows"),
    );
  });
  it("names the feature whose window there is not", async () => {
    const computed = computeFeatures(await databaseOf(LOG, db), [feature("my_own", "sum(failed) OVER user_1y")]);
    await expect(computed).rejects.toThrow(/^computeFeatures: the expression of my_own cannot be used: OVER must be/);
  });
  it("refuses to sum what is not whole: the sum would depend on the order", async () => {
    const computed = computeFeatures(await databaseOf(LOG, db), [feature("my_own", "sum(failed / 2) OVER user_1h")]);
    await expect(computed).rejects.toThrow(
      "computeFeatures: what my_own sums must be whole numbers (scale and round them), got 0.5",
    );
  });
  it.each(['max("user") OVER user_1h', "sum(ln(hour - hour)) OVER user_1h", 'latest("timestamp") OVER source_1h'])(
    "names the feature that aggregates what is no number: %s",
    async (sql) => {
      const computed = computeFeatures(await databaseOf(LOG, db), [feature("good", "1"), feature("my_own", sql)]);
      await expect(computed).rejects.toThrow(
        /^computeFeatures: the expression of my_own cannot be used: [^\n]+ Error: /,
      );
    },
  );
  it("names the feature that is infinite", async () => {
    const computed = computeFeatures(await databaseOf(LOG, db), [
      feature("good", "1"),
      feature("my_own", "power(hour - 8, -1)"),
    ]);
    await expect(computed).rejects.toThrow(
      new RangeError("computeFeatures: my_own must be finite or missing, got Infinity"),
    );
  });
  it("computes by the database what only it knows, together with columns made for features and what is past", async () => {
    const log = `timestamp,user,source_ip,outcome,user_agent
2026-03-02T08:00:00Z,ada,10.0.0.1,failure,Firefox/147.0
2026-03-02T08:10:00Z,ada,10.0.0.1,failure,curl/8
2026-03-02T08:20:00Z,ada,10.0.0.23,success,Firefox/148.0
`;
    const features = [
      'minute("timestamp") + coalesce(sum(failed) OVER user_1h, 0)',
      "length(network) + count(*) OVER user_1h",
      "CASE WHEN browser = 'Firefox' THEN coalesce(count(*) OVER user_1h, 0) END",
      "max(length(source_ip) + coalesce(count(*) OVER user_1h, 0)) OVER user_1h",
      "count(DISTINCT 1) OVER user_1h",
    ].map((sql, index) => feature(`f${index}`, sql));
    const { data } = await computeFeatures(await databaseOf(log, db), features);
    const rows = await queryRows(db, `${featureQuery(features)} ORDER BY row`);
    const wanted = rows.flatMap((row) => features.map(({ name }) => (row[name] as number | null) ?? NaN));
    expect([...data]).toEqual(wanted);
    expect(wanted.filter((value) => value > 0).length).toBeGreaterThan(8);
    expect([wanted[0], wanted[5], wanted[10]]).toEqual([0, 11, 22]);
  });
  it("names the feature whose needs the event table does not have", async () => {
    const computed = computeFeatures(await databaseOf(LOG, db), [feature("needy", "1", ["shoe_size"])]);
    await expect(computed).rejects.toThrow(
      'computeFeatures: needs of needy must be columns of events, got "shoe_size"',
    );
  });
  it("refuses a log without events", async () => {
    const empty = await databaseOf("timestamp,user,outcome\n", db);
    for (const blockRows of [0, -5, NaN, 1.5]) {
      await expect(computeFeatures(empty, CATALOGUE, { blockRows })).rejects.toThrow(
        new RangeError(`computeFeatures: blockRows must be a whole number of at least 1, got ${blockRows}`),
      );
    }
    await expect(computeFeatures(empty, CATALOGUE)).rejects.toThrow(
      new RangeError("computeFeatures: at least one event is required, got 0"),
    );
  });
});
