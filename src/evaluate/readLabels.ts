import type { DuckDBConnection } from "@duckdb/node-api";
import { existsSync } from "node:fs";
import { quoteLiteral } from "../files/quoteSql";
import { queryRows } from "../logs/queryRows";

/** The truth about each event, in the order of the event table. Only synthetic logs have it. */
export interface Labels {
  /** 1 for events of an attack, else 0. */
  isAttack: Uint8Array;
  /** The attack's scenario, or null where the event is no attack. */
  scenario: (string | null)[];
  /** The kind of the benign look-alike that the event belongs to, or null. */
  lookAlike: (string | null)[];
  /** The incident that the event belongs to, attack or look-alike, or null. */
  incident: (string | null)[];
}

/**
 * Reads the labels of a generated log: a CSV file with `event_id,label,scenario,technique,incident`, where a label
 * is `attack` or `benign`.
 *
 * Needs the table `events`. Events that the file does not name are ordinary.
 *
 * @throws Error naming the file when it is missing, has other columns, or names an event twice or one
 *   that the log does not have
 * @example const { isAttack } = await readLabels(db, "data/labels.csv");
 */
export async function readLabels(db: DuckDBConnection, file: string): Promise<Labels> {
  if (!existsSync(file)) throw new Error(`${file}: no such file, expected the labels of a generated log`);
  const labels = `(SELECT event_id, label, scenario, technique, incident
    FROM read_csv(${quoteLiteral(file)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"'))`;
  const unknown = await queryRows(
    db,
    `SELECT event_id FROM ${labels} WHERE event_id NOT IN (SELECT event_id FROM events) LIMIT 1`,
  ).catch((error: Error) => {
    throw new Error(`${file}: expected the columns event_id,label,scenario,technique,incident`, { cause: error });
  });
  if (unknown.length > 0) {
    throw new Error(
      `${file}: the log has no event ${String(unknown[0]!.event_id)}: are these the labels of another log?`,
    );
  }
  const twice = await queryRows(db, `SELECT event_id FROM ${labels} GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1`);
  if (twice.length > 0) throw new Error(`${file}: the event ${String(twice[0]!.event_id)} is there twice`);
  const isWrong = "label IS NULL OR label NOT IN ('attack', 'benign')";
  const [wrong] = await queryRows(db, `SELECT label FROM ${labels} WHERE ${isWrong} LIMIT 1`);
  if (wrong !== undefined)
    throw new Error(`${file}: a label must be attack or benign, got ${JSON.stringify(wrong.label)}`);
  const rows = await queryRows(
    db,
    `SELECT label, scenario, incident FROM events LEFT JOIN ${labels} AS labels USING (event_id) ORDER BY row`,
  );
  const isAttack = Uint8Array.from(rows, ({ label }) => (label === "attack" ? 1 : 0));
  return {
    isAttack,
    scenario: rows.map(({ scenario }, row) => (isAttack[row] === 1 ? (scenario as string) : null)),
    lookAlike: rows.map(({ scenario }, row) => (isAttack[row] === 1 ? null : (scenario as string | null))),
    incident: rows.map(({ incident }) => incident as string | null),
  };
}
