import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/features/catalogue";
import type { Feature } from "../../src/features/Feature";
import { FeatureCatalogue } from "../../src/features/FeatureCatalogue";

const MINE: Feature = {
  name: "users_host_5m",
  family: "fan-in",
  unit: "users",
  description: "distinct users at this host in the 5 minutes before",
  sql: `count(DISTINCT "user") OVER host_5m`,
  suspicious: "high",
  techniques: ["T1110.003"],
};

describe("catalogue.add(feature)", () => {
  it("puts a feature behind those of the package, in every preset", () => {
    const catalogue = new FeatureCatalogue().add(MINE);
    expect(catalogue.features).toEqual([...CATALOGUE, MINE]);
    expect(catalogue.preset("basic").at(-1)).toEqual(MINE);
    expect(new FeatureCatalogue().features).toEqual(CATALOGUE);
  });
  it("replaces one of yours when a cell runs again", () => {
    const catalogue = new FeatureCatalogue().add(MINE).add({ ...MINE, unit: "people" });
    expect(catalogue.features.slice(CATALOGUE.length)).toEqual([{ ...MINE, unit: "people" }]);
  });
  it.each<[object, string]>([
    [{ name: "Users" }, "a feature's name must be lower-case letters, digits and underscores, got Users"],
    [{ name: "row" }, "the name row is taken by the engine"],
    [{ name: "failed" }, "the package has a feature failed, choose another name"],
    [{ unit: "" }, "unit of users_host_5m must not be empty"],
    [{ description: 7 }, "description of users_host_5m must be text, got number"],
    [{ description: "Users." }, "description of users_host_5m must be one part of a sentence without a full stop"],
    [{ sql: " " }, "sql of users_host_5m must not be empty"],
    [{ sql: "sum(failed) OVER host_5y" }, "the expression of users_host_5m cannot be used: OVER must be followed by"],
    [{ family: "shoes" }, "family of users_host_5m must be one of time, outcome"],
    [{ suspicious: "yes" }, "suspicious of users_host_5m must be one of high, low, either, got yes"],
    [{ techniques: ["spray"] }, "techniques of users_host_5m must look like T1110 or T1110.003, got spray"],
  ])("refuses %j", (change, message) => {
    const wrong = { ...MINE, ...change };
    expect(() => new FeatureCatalogue().add(wrong)).toThrow(`catalogue.add: ${message}`);
  });
  it("keeps what was added, whatever becomes of the lists that it was made of", () => {
    const [needs, techniques] = [["user" as const], ["T1110"]];
    const catalogue = new FeatureCatalogue().add({ ...MINE, needs, techniques });
    techniques.push("T1078");
    needs.pop();
    expect(catalogue.features.at(-1)).toMatchObject({ needs: ["user"], techniques: ["T1110"] });
    expect(() => (catalogue.features.at(-1)!.techniques as string[]).push("T1078")).toThrow(TypeError);
  });
  it("leaves the features of the package frozen", () => {
    expect(Object.isFrozen(CATALOGUE)).toBe(true);
    expect(CATALOGUE.every((feature) => Object.isFrozen(feature))).toBe(true);
  });
});
