import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { FEATURE_COLUMNS } from "../../src/features/columns";
import { FUNCTIONS, TYPES } from "../../src/features/EXPRESSION_WORDS";
import { FeatureCatalogue } from "../../src/features/FeatureCatalogue";
import type { Feature } from "../../src/features/Feature";
import { WINDOW_NAMES } from "../../src/features/windows";
import { EVENT_COLUMNS } from "../../src/logs/eventColumns";

const text = readFileSync("docs/features.md", "utf8");

describe("docs/features.md", () => {
  it("names every column and every part of a window's name", () => {
    const columns = [...EVENT_COLUMNS.map(({ name }) => name), ...Object.keys(FEATURE_COLUMNS)];
    const parts = WINDOW_NAMES.replaceAll(/one of |with | behind it/g, "").split(/,\s*/);
    expect(parts).toContain("agent_host");
    expect([...columns, ...parts].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it("names every function and every type, and no function that there is not", () => {
    const [, list = ""] = /^\*\*Functions\*\*([^]*?)\n\n/m.exec(`${text}\n\n`) ?? [];
    const named = [...list.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
    expect(named.sort()).toEqual([...FUNCTIONS].sort());
    expect(TYPES.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it("shows a feature that the catalogue takes", () => {
    const [, entry] = /catalogue\.add\((\{[^]*?\})\);/.exec(text)!;
    const feature = runInNewContext(`(${entry})`) as Feature;
    expect(new FeatureCatalogue().add(feature).preset("default").at(-1)).toEqual(feature);
  });
});
