import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../../src/features/catalogue";
import { computeFeatures } from "../../../src/features/computeFeatures";
import { featureQuery } from "../../../src/features/featureQuery";
import type { HolidaySpan } from "../../../src/features/holidays/holidaySpans";
import { setHolidays } from "../../../src/features/holidays/setHolidays";
import type { DuckDBConnection } from "../../../src/logs/openDatabase";
import { queryRows } from "../../../src/logs/queryRows";
import { databaseOf } from "../databaseOf";

const HOLIDAY = CATALOGUE.filter(({ name }) => name === "holiday");
const missing = NaN;

/** Germany's first of May of 2026 on German clocks, and nothing of other countries. */
function mayDay(country: string, year: number): HolidaySpan[] | null {
  if (country !== "DE") return null;
  if (year !== 2026) return [];
  return [{ startUs: Date.UTC(2026, 3, 30, 22) * 1000, endUs: Date.UTC(2026, 4, 1, 22) * 1000 }];
}

async function holidaysIn(db: DuckDBConnection): Promise<number[]> {
  const rows = await queryRows(db, `${featureQuery(HOLIDAY)} ORDER BY row`);
  return rows.map(({ holiday }) => (holiday === null ? missing : Number(holiday)));
}

describe("setHolidays(db)", () => {
  const LOG = `timestamp,user,outcome,country
2026-04-30T21:59:59.999999Z,ada,success,DE
2026-04-30T22:00:00Z,ada,success,DE
2026-05-01T21:59:59.999999Z,ada,success,DE
2026-05-01T22:00:00Z,ada,success,DE
2025-05-01T12:00:00Z,ada,success,DE
2026-05-01T12:00:00Z,ada,success,FR
2026-05-01T12:00:00Z,ada,success,
2026-05-01T12:00:00Z,ada,success,"Germany'}"
`;

  it("makes the feature holiday 1 from a holiday's first microsecond to its last, missing where none are known", async () => {
    const db = await databaseOf(LOG);
    await setHolidays(db, mayDay);
    expect(await holidaysIn(db)).toEqual([0, 1, 1, 0, 0, missing, missing, missing]);
  });
  it("is called by computeFeatures, with what is known of the countries in the log", async () => {
    const X = await computeFeatures(await databaseOf(LOG), HOLIDAY);
    // The first of May is a holiday in Germany, in every year, and in France.
    expect([...X.data]).toEqual([0, 1, 1, 0, 1, 1, missing, missing]);
  });
  it("asks for each country and year that there is once, and for no other text or far year", async () => {
    const asked: string[] = [];
    const far = "1980-01-01T00:00:00Z,ada,success,DE\n2051-01-01T00:00:00Z,ada,success,DE\n";
    await setHolidays(await databaseOf(LOG + far), (country, year) => {
      asked.push(`${country} ${year}`);
      return null;
    });
    expect(asked).toEqual(["DE 2025", "DE 2026", "FR 2026"]);
  });
  it("leaves the feature missing for what was not asked: another log in the same database", async () => {
    const db = await databaseOf(LOG);
    await setHolidays(db, mayDay);
    await databaseOf("timestamp,user,outcome,country\n2027-05-01T12:00:00Z,ada,success,DE\n", db);
    expect(await holidaysIn(db)).toEqual([missing]);
    await setHolidays(db, mayDay);
    expect(await holidaysIn(db)).toEqual([0]);
  });
  it("takes a log in which no event has a country", async () => {
    const db = await databaseOf("timestamp,user,outcome\n2026-05-01T12:00:00Z,ada,success\n");
    await setHolidays(db, mayDay);
    expect(await holidaysIn(db)).toEqual([missing]);
  });
});
