import { beforeAll, describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/features/catalogue";
import { computeFeatures, type FeatureMatrix } from "../../src/features/computeFeatures";
import { featureColumn } from "../../src/features/featureColumn";
import { WINDOWS } from "../../src/features/windows";
import { databaseOf } from "./databaseOf";

/** Monday 2 March 2026. Two events at 09:00:00, one an hour to the microsecond after ada's first failure. */
const LOG = `event_id,timestamp,user,source_ip,outcome,country
1,2026-03-02T08:00:00Z,ada,10.0.0.1,failure,DE
2,2026-03-02T08:30:30Z,ada,10.0.0.1,success,DE
3,2026-03-02T08:40:00Z,ben,10.0.0.1,failure,DE
4,2026-03-02T09:00:00Z,ada,10.0.0.2,failure,FR
5,2026-03-02T09:00:00Z,cy,10.0.0.1,failure,DE
6,2026-03-02T09:00:00.000001Z,ada,10.0.0.1,failure,DE
7,2026-03-02T09:45:00Z,,10.0.0.1,failure,DE
8,2026-03-02T09:50:00Z,ben,,success,
9,2026-03-08T23:59:59Z,ada,10.0.0.2,success,FR
`;

const missing = NaN;

/** Worked by hand, one number an event. Windows reach back an hour, both ends counted, the present excluded. */
const EXPECTED: Record<string, number[]> = {
  hour_of_day: [8, 8.5, 8 + 40 / 60, 9, 9, 9, 9.75, 9 + 50 / 60, 23 + 59 / 60],
  day_of_week: [1, 1, 1, 1, 1, 1, 1, 1, 7],
  failed: [1, 0, 1, 1, 1, 1, 1, 0, 0],
  // 2 sees 1; 4 sees 1, an hour before; 6 sees 4 but no longer 1; 8 no longer sees 3.
  failures_user_1h: [0, 1, 0, 1, 0, 1, missing, 0, 0],
  // 5 sees 1 and 3; 6 sees 3 and 5; 7 sees 5 and 6.
  failures_source_1h: [0, 1, 1, 0, 2, 2, 2, missing, 0],
  // 5 sees ada and ben; 6 ada (2), ben, cy; 7 cy and ada.
  users_source_1h: [0, 1, 1, 0, 2, 3, 2, missing, 0],
  seconds_since_user_event: [missing, 1830, missing, 1770, missing, 0.000001, missing, 4200, 572_398.999999],
  new_source_for_user: [missing, 0, missing, 1, missing, 0, missing, missing, 0],
  // ada's only success before 9 is 2, from 10.0.0.1; ben and cy have none before.
  unfamiliar_source_for_user: [missing, missing, missing, 1, missing, 0, missing, missing, 1],
  unfamiliar_country_for_user: [missing, missing, missing, 1, missing, 0, missing, missing, 1],
};

describe("CATALOGUE", () => {
  let X: FeatureMatrix;
  beforeAll(async () => {
    X = await computeFeatures(await databaseOf(LOG), CATALOGUE);
  });

  it.each(CATALOGUE.map(({ name, description }) => [name, description]))("%s is the %s, by hand", (name) => {
    expect(EXPECTED).toHaveProperty(name);
    expect(featureColumn(X, name)).toEqual(Float32Array.from(EXPECTED[name]!));
  });
  it("has an example for every feature, and no two features of one name", () => {
    expect(CATALOGUE.map(({ name }) => name).sort()).toEqual(Object.keys(EXPECTED).sort());
  });
  it("says for each feature what an analyst needs: unit, description without a full stop, ATT&CK ids", () => {
    for (const { unit, description, techniques } of CATALOGUE) {
      expect(unit).not.toBe("");
      expect(description).toMatch(/^[a-z].*[^.]$/);
      expect(techniques.length).toBeGreaterThan(0);
      for (const technique of techniques) expect(technique).toMatch(/^T\d{4}(\.\d{3})?$/);
    }
  });
  it("uses windows of the past only: each ends before the present event", () => {
    for (const definition of Object.values(WINDOWS)) {
      expect(definition).toMatch(/AND INTERVAL 1 MICROSECOND PRECEDING$/);
    }
  });
});
