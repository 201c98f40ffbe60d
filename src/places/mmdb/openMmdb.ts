import { readFileSync } from "node:fs";
import { Reader } from "mmdb-lib";
import { harmlessText } from "../../text/harmlessText";
import type { Place } from "../Place";
import type { PlaceDatabase } from "../PlaceDatabase";
import { MMDB_FIELDS, readMmdbRecord } from "./readMmdbRecord";

/** What comes before a database's description of itself. */
const METADATA_MARKER = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");
/** Decoded pieces of records that are remembered; when there are more, remembering starts anew. */
const REMEMBERED = 10_000;
/** Zeros between the tree of networks and the records. */
const SEPARATOR_BYTES = 16;

/**
 * Opens a MaxMind database (`.mmdb`): City, Country or ASN of MaxMind, DB-IP, IPinfo and others. The whole file is read
 * into memory; a record is decoded when it is looked up.
 *
 * @param name - what it is called in notes; by default what it calls itself
 * @throws Error naming the file when it cannot be read, is no such database, is damaged, or knows neither countries nor
 *   autonomous systems
 * @see https://maxmind.github.io/MaxMind-DB/
 * @example openMmdb("GeoLite2-City.mmdb").find(parseAddress("8.8.8.8")!)?.country // "US"
 */
export function openMmdb(file: string, name?: string): PlaceDatabase {
  const bytes = readWhole(file);
  const metadataAt = bytes.lastIndexOf(METADATA_MARKER);
  if (metadataAt < 0) throw new Error(`${file}: is no MaxMind database (.mmdb)${hint(bytes)}`);
  const reader = intact(file, () => new Reader(bytes, { cache: boundedCache() }));
  const { binaryFormatMajorVersion: version, ipVersion, searchTreeSize, databaseType, buildEpoch } = reader.metadata;
  if (version !== 2) throw new Error(`${file}: is a MaxMind database of version ${version}, expected version 2`);
  const fits = searchTreeSize + SEPARATOR_BYTES <= metadataAt;
  if (!fits || (ipVersion !== 4 && ipVersion !== 6)) throw damaged(file);
  const ownName = harmlessText(String(databaseType), 60);
  if (!MMDB_FIELDS.some((field) => bytes.includes(keyBytes(field)))) {
    throw new Error(`${file}: is a MaxMind database without countries and autonomous systems (${ownName})`);
  }
  const places = new WeakMap<object, { place: Place | null }>();
  return {
    name: name ?? ownName,
    date: intact(file, () => buildEpoch.toISOString().slice(0, 10)),
    find({ text, words }) {
      // In a tree of IPv4 networks the first bits of an IPv6 address would lead somewhere.
      if (ipVersion === 4 && words.length > 1) return null;
      const record: unknown = intact(file, () => reader.get(text));
      if (typeof record !== "object" || record === null) return null;
      // Many networks have the same record.
      const known = places.get(record);
      if (known !== undefined) return known.place;
      const place = readMmdbRecord(record);
      places.set(record, { place });
      return place;
    },
  };
}

/** What {@link Reader} remembers by its place in the file. */
function boundedCache(): {
  get: (key: string | number) => unknown;
  set: (key: string | number, value: unknown) => void;
} {
  const pieces = new Map<string | number, unknown>();
  return {
    get: (key) => pieces.get(key),
    set: (key, value) => {
      if (pieces.size === REMEMBERED) pieces.clear();
      pieces.set(key, value);
    },
  };
}

function readWhole(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new Error(`${file}: no such file`, { cause: error });
    if (code === "EISDIR") throw new Error(`${file}: is a folder, expected a .mmdb file`, { cause: error });
    throw new Error(`${file}: cannot be read (${code})`, { cause: error });
  }
}

/** What to do about a file that is something else. */
function hint(bytes: Buffer): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? "gzip" : bytes.toString("latin1", 0, 2) === "PK" && "zip";
  return isPacked ? `: it is packed with ${isPacked}, unpack it first` : "";
}

/** A key as it stands in a record: its length with the type of a text, then its letters. */
function keyBytes(name: string): Buffer {
  return Buffer.from(String.fromCharCode(0x40 | name.length) + name, "latin1");
}

/** The result of reading in the file, of whose bytes nothing is certain. */
function intact<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw damaged(file, error as Error);
  }
}

function damaged(file: string, cause?: Error): Error {
  return new Error(`${file}: is damaged, expected a whole MaxMind database`, { cause });
}
