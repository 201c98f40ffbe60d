import { readFileSync } from "node:fs";
import { join } from "node:path";
import { requireLazily } from "../files/requireLazily";
import { unknownPlace } from "./Place";
import type { PlaceDatabase } from "./PlaceDatabase";
import { findInRanges } from "./ranges/findInRanges";
import { parseRanges } from "./ranges/parseRanges";
import type { RangeTable } from "./ranges/RangeTable";

const MANIFEST = "@ip-location-db/asn/package.json";

/**
 * Opens the database of autonomous systems in the package `@ip-location-db/asn`, where somebody has installed it: it is
 * 65 MB. Its data is CC BY 4.0 by RouteViews, DB-IP and the NRO.
 *
 * The ranges of IPv4 and those of IPv6 are read when the first such address is looked up.
 *
 * @param folder - where the package is; by default where Node finds it
 * @returns null when it is not installed
 * @example openAsnPackage()?.find(parseAddress("8.8.8.8")!)?.asn // 15169
 */
export function openAsnPackage(folder: string | null = installedFolder()): PlaceDatabase | null {
  if (folder === null) return null;
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  const tables = new Map<number, RangeTable>();
  const tableOf = (width: number): RangeTable => {
    const known = tables.get(width);
    if (known !== undefined) return known;
    const file = join(folder, width === 1 ? "asn-ipv4.csv" : "asn-ipv6.csv");
    const table = parseRanges(file, readFileSync(file, "latin1"), width === 1 ? 1 : 4);
    tables.set(width, table);
    return table;
  };
  return {
    name: "RouteViews/DB-IP/NRO",
    date: dateOf(version),
    find({ words }) {
      const asn = findInRanges(tableOf(words.length), words);
      return asn === null ? null : { ...unknownPlace(), asn };
    },
  };
}

/** `2.3.2026061719` was made on 2026-06-17. */
function dateOf(version: string): string {
  return version.replace(/^.*\.(\d{4})(\d{2})(\d{2})\d*$/, "$1-$2-$3");
}

function installedFolder(): string | null {
  try {
    return join(requireLazily.resolve(MANIFEST), "..");
  } catch {
    return null;
  }
}
