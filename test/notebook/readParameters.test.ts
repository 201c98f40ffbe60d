import { describe, expect, it } from "vitest";
import { notebookParameters, readParameters } from "../../src/notebook/readParameters";
import { code, markdown } from "./notebookFile";

describe("readParameters(source)", () => {
  it("reads name, value, type, annotation and comment of each line", () => {
    const source = `// how much
let events = 100_000; // events, 1,000 to 10,000,000
const seed: number = 7
let name = 'alice';// who
let strict: boolean = true;
let days: number | null = null; // last days, or null for all
let hours = [1, 2];
let any = [];
let tags: readonly string[] = [];`;
    expect(readParameters(source)).toEqual([
      p("events", 100_000, "number", "", "events, 1,000 to 10,000,000"),
      p("seed", 7, "number", "number"),
      p("name", "alice", "string", "", "who"),
      p("strict", true, "boolean", "boolean"),
      { ...p("days", null, "number", "number | null", "last days, or null for all"), nullable: true },
      p("hours", [1, 2], "number[]"),
      p("any", [], "list"),
      p("tags", [], "string[]", "readonly string[]"),
    ]);
  });
  it("leaves alone what is not a declaration of a literal", () => {
    expect(readParameters("events = 5;\nlet users = events / 10;\nlet x = 5, y = 6;\nconsole.log(1)")).toEqual([]);
  });
  it("notebookParameters(notebook) reads the cell tagged parameters only", () => {
    const cells = [code("let a = 1;"), markdown("let b = 1;"), code("let c = 1;", ["parameters"])];
    const notebook = { cells, metadata: {}, nbformat: 4 as const, nbformat_minor: 5 };
    expect(notebookParameters(notebook).map(({ name }) => name)).toEqual(["c"]);
    expect(notebookParameters({ ...notebook, cells: [] })).toEqual([]);
  });
});

function p(name: string, value: unknown, type: string, annotation = "", comment = "") {
  return { name, value, type, nullable: false, annotation, comment };
}
