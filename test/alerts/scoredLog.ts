import { storeScores } from "../../src/alerts/storeScores";
import type { DuckDBConnection } from "../../src/logs/openDatabase";
import { databaseOf } from "../features/databaseOf";

/** Five events; the second and fourth tie at the top, the first and last at the bottom. */
export const SCORES = [0.25, 0.75, 0.5, 0.75, 0.25];

const LOG = `event_id,timestamp,user,source_ip,outcome,country,latitude,longitude,asn,user_agent
a,2026-03-02T08:00:00Z,ada,10.0.0.1,success,DE,52.52,13.405,64500,curl
b,2026-03-02T08:00:01Z,=1+1,10.0.0.2,failure,,,,,"say ""hi"", then
leave"
c,2026-03-02T08:00:02Z,ben,,success,,,,,
d,2026-03-02T08:00:03Z,#chen 東京,10.0.0.2,failure,,-33.9,-0.5,,
e,2026-03-02T08:00:04.123456Z,,10.0.0.1,success,DE,,,,
`;

/** A database with five events and their scores. */
export async function scoredLog(): Promise<DuckDBConnection> {
  const db = await databaseOf(LOG);
  await storeScores(db, Float64Array.from(SCORES));
  return db;
}
