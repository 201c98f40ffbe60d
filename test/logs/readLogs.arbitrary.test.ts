import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { DuckDBConnection } from "@duckdb/node-api";
import { LOG_FORMATS, type LogFormat } from "../../src/logs/formats/LogFormat";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs } from "../../src/logs/readLogs";
import { OWN_SAMPLES } from "./ownSamples";
import { temporaryFolder } from "./temporaryFolder";

const folder = temporaryFolder();
const SAMPLES = join(__dirname, "../../data/samples");
const samples = OWN_SAMPLES.map(({ file, format }) => ({
  format,
  bytes: readFileSync(join(SAMPLES, file)).subarray(0, 6000),
}));
/** Of each property; AUTHLENS_TEST_RUNS draws more. */
const RUNS = Number(process.env["AUTHLENS_TEST_RUNS"] ?? 12);
const FORMATS: readonly (LogFormat | "auto")[] = ["auto", ...LOG_FORMATS];

/** Bytes that mean something to some format. */
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.string({ maxLength: 20 }).map((text) => Buffer.from(text)),
  fc
    .constantFrom(
      ...["\n", "\r\n", "\0", '"', ",", ";", "{", "}", "[", "]", "<", ">", "</Event>", "<Event>", "&#0;", "\\u0000"],
      ...['{"a":1}', "\ufeff", "null", "PAR1", "-- ", "Dec 10 06:55:46 gate sshd[7]: ", "\u001b[2J", "\ufffd"],
      ...["timestamp,user,outcome\n", "1709285400", "message repeated 99999999999 times: [ "],
    )
    .map((text) => Buffer.from(text)),
  fc
    .constantFrom([0x1f, 0x8b], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0xc3], [0xed, 0xa0])
    .map((bytes) => Buffer.from(bytes)),
);
const anyBytes = fc.array(piece, { maxLength: 12 }).map((parts) => Buffer.concat(parts));

/** A file as accidents and people who mean harm leave it. */
type Change = (bytes: Buffer) => Buffer;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, where: number): number => Math.floor(where * bytes.length);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(share, fc.nat(7)).map(([where, bit]): Change => {
    return (bytes) => {
      const flipped = Buffer.from(bytes);
      if (flipped.length > 0) flipped[Math.min(at(bytes, where), bytes.length - 1)]! ^= 1 << bit;
      return flipped;
    };
  }),
  share.map(
    (where): Change =>
      (bytes) =>
        bytes.subarray(0, at(bytes, where)),
  ),
  share.map(
    (where): Change =>
      (bytes) =>
        bytes.subarray(at(bytes, where)),
  ),
  fc.tuple(share, share).map(([from, to]): Change => {
    return (bytes) => Buffer.concat([bytes.subarray(0, at(bytes, to)), bytes.subarray(at(bytes, from))]);
  }),
  fc.tuple(share, piece).map(([where, part]): Change => {
    return (bytes) => Buffer.concat([bytes.subarray(0, at(bytes, where)), part, bytes.subarray(at(bytes, where))]);
  }),
  fc.tuple(share, fc.constantFrom(...samples.map(({ bytes }) => bytes)), share).map(([where, other, from]): Change => {
    return (bytes) => Buffer.concat([bytes.subarray(0, at(bytes, where)), other.subarray(at(other, from))]);
  }),
);
/** A sample that was changed: for a format, mostly one of its own. */
function mutated(format: LogFormat | "auto"): fc.Arbitrary<Buffer> {
  const own = samples.filter((sample) => format === "auto" || sample.format === format);
  return fc
    .tuple(fc.constantFrom(...own, ...own, ...own, ...samples), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([{ bytes }, changes]) => changes.reduce<Buffer>((changed, one) => one(changed), bytes));
}

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDatabase();
});

/** Whether the file was read; one that is refused is refused with one sentence that begins with its name. */
async function isAccountedFor(bytes: Buffer, format: LogFormat | "auto"): Promise<boolean> {
  const file = folder.write("any.log", bytes);
  const result = await readLogs(db, [file], { format, places: false, threads: 0 }).catch((error: unknown) => error);
  if (!Array.isArray(result)) {
    const { message } = result as Error;
    expect(message.startsWith(`${file}: `), message).toBe(true);
    expect(message).not.toMatch(/\p{Cc}|\.$|undefined|NaN|\[object/u);
    return false;
  }
  const [{ lines, accepted, rejected, ignored, ignoredKinds, events, firstReject }] = result as Awaited<
    ReturnType<typeof readLogs>
  > as [Awaited<ReturnType<typeof readLogs>>[0]];
  expect(accepted + rejected + ignored).toBe(lines);
  expect([...ignoredKinds.values()].reduce((sum, count) => sum + count, 0)).toBe(ignored);
  const [stored] = await queryRows(
    db,
    `SELECT (SELECT count(*) FROM events) AS events, (SELECT count(DISTINCT line) FROM events) AS accepted,
       (SELECT count(*) FROM rejects) AS rejected, (SELECT count(DISTINCT line) FROM rejects) AS lines,
       (SELECT min(line) FROM rejects) AS first`,
  );
  expect(stored).toEqual({ events, accepted, rejected, lines: rejected, first: firstReject?.line ?? null });
  return true;
}

describe("readLogs(db, files) accounts for every line", () => {
  describe.each(FORMATS)("as %s", (format) => {
    it("of arbitrary bytes (property)", async () => {
      await fc.assert(
        fc.asyncProperty(anyBytes, async (bytes) => {
          await isAccountedFor(bytes, format);
        }),
        { numRuns: RUNS },
      );
    }, 600_000);
    it("of a sample that was damaged (property)", async () => {
      let read = 0;
      await fc.assert(
        fc.asyncProperty(mutated(format), async (bytes) => {
          if (await isAccountedFor(bytes, format)) read++;
        }),
        { numRuns: RUNS },
      );
      // A table without its columns is refused, and what is no Parquet file: others are read, mostly.
      expect(read).toBeGreaterThan(["csv", "rba", "cert", "parquet"].includes(format) ? -1 : RUNS / 2);
    }, 600_000);
  });
});
