import { describe, expect, it } from "vitest";
import type { ParameterValue } from "../../src/notebook/parseLiteral";
import { readParameters } from "../../src/notebook/readParameters";
import { selectParameters, type ParameterSet } from "../../src/notebook/selectParameters";

const one = { notebook: "01.ipynb", parameters: readParameters("let events = 5;\nlet seed = 1;") };
const two = { notebook: "02.ipynb", parameters: readParameters("let seed = 1;\nlet name = 'a';") };
const none = { notebook: "03.ipynb", parameters: [] };
const chosen = (declared: (typeof one)[], set: ParameterSet) =>
  selectParameters(declared, set).map((list) => list.map(({ name, chosen }) => [name, chosen]));

describe("selectParameters(declared, set)", () => {
  it("gives each notebook only what it declares", () => {
    expect(chosen([one, two, none], { events: 9, seed: "2" })).toEqual([
      [
        ["events", 9],
        ["seed", 2],
      ],
      [["seed", 2]],
      [],
    ]);
  });
  it("lists what exists when one notebook does not have the name", () => {
    expect(() => selectParameters([one], { evnts: "5" })).toThrow(
      '--set evnts=5: no parameter "evnts" in 01.ipynb; it has events (number), seed (number)',
    );
    expect(() => selectParameters([none], { evnts: "5" })).toThrow("in 03.ipynb; it has none");
  });
  it("lists what exists per notebook when none has the name", () => {
    expect(() => selectParameters([one, two, none], { __proto_: true })).toThrow(
      '--set __proto_=true: no parameter "__proto_" in any notebook; 01.ipynb has events (number), seed (number); ' +
        "02.ipynb has seed (number), name (string); 03.ipynb has none",
    );
  });
  it.each<[string, ParameterValue, ParameterValue]>([
    ["let x = 1;", "1_000", 1000],
    ["let x = 1;", " -2.5e3 ", -2500],
    ["let x = 'a';", "5", "5"],
    ["let x = 'a';", `it's "so" \${x}`, `it's "so" \${x}`],
    ["let x = true;", "false", false],
    ["let x = [1];", "1,2", [1, 2]],
    ["let x = [1];", "[1, 2]", [1, 2]],
    ["let x = [1];", "", []],
    ["let x = ['a'];", "a, b", ["a", "b"]],
    ["let x = ['a'];", `["a,b"]`, ["a,b"]],
    ["let x = null;", "5", 5],
    ["let x = null;", "words", "words"],
    ["let x: number | null = 5;", "null", null],
    ["let x = [];", "1,a", [1, "a"]],
  ])("reads for %s the text %s", (source, text, value) => {
    expect(chosen([{ notebook: "n", parameters: readParameters(source) }], { x: text })).toEqual([[["x", value]]]);
  });
  it.each<[string, ParameterValue, string]>([
    ["let x = 1;", "many", "--set x=many: x in n must be a number"],
    ["let x = 1;", "null", "must be a number"],
    ["let x = 1;", "1; process.exit()", "must be a number"],
    ["let x = 1;", NaN, "must be a number"],
    ["let x = true;", "yes", "must be a boolean"],
    ["let x = 'a';", 5, "--set x=5: x in n must be a string"],
    ["let x = [1];", "1,b", "must be a list of numbers"],
    ["let x: number | null = 5;", "b", "must be a number or null"],
  ])("refuses for %s the value %s", (source, value, message) => {
    expect(() => chosen([{ notebook: "n", parameters: readParameters(source) }], { x: value })).toThrow(message);
  });
});
