import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { documentLineKind } from "../../../../src/logs/json/document/documentLines";
import { isJsonDocument } from "../../../../src/logs/json/document/isJsonDocument";
import { JsonDocumentSplitter } from "../../../../src/logs/json/document/JsonDocumentSplitter";
import { JSON_SHAPES } from "../../jsonShapes";
import { OWN_SAMPLES } from "../../ownSamples";

/** The lines that a document becomes, pushed in pieces of so many bytes. */
function linesOf(document: string | Uint8Array, piece = 1 << 20): string[] {
  const bytes = Buffer.from(document as string);
  const splitter = new JsonDocumentSplitter();
  let text = "";
  for (let at = 0; at < bytes.length; at += piece) {
    text += splitter.push(bytes.subarray(at, at + piece)).toString("latin1");
  }
  text = Buffer.from(text + splitter.end().toString("latin1"), "latin1").toString();
  const lines = text.split("\n");
  expect(lines.pop()).toBe("");
  return lines;
}
const isRecord = (line: string): boolean => line !== "" && documentLineKind(line) === null;
const physicalLines = (text: string): number => (text === "" ? 0 : text.replace(/\n$/, "").split("\n").length);

const RECORDS = OWN_SAMPLES.filter(({ file }) => file.endsWith(".jsonl")).map(({ file }) => {
  const lines = readFileSync(join(__dirname, "../../../../data/samples", file), "utf8").split("\n");
  const records = lines.filter((line) => line.endsWith("}") && !line.startsWith('{"Records"'));
  return [file, records.map((line) => JSON.parse(line) as object)] as const;
});

describe("new JsonDocumentSplitter()", () => {
  it.each(JSON_SHAPES.map(({ name, write }) => [name, write] as const))("finds all records in %s", (_name, write) => {
    for (const [file, records] of RECORDS) {
      const document = write(records);
      expect(isJsonDocument(Buffer.from(document)), file).toBe(true);
      const lines = linesOf(document);
      expect(lines.filter(isRecord).map((line) => JSON.parse(line) as object)).toEqual(records);
      expect(lines.length).toBeGreaterThanOrEqual(physicalLines(document));
    }
  });

  it("puts a record where its first line stood", () => {
    expect(linesOf('[\n  {\n    "a": 1\n  },\n\n  {\n    "a": [\n    ]\n  }\n]\n')).toEqual([
      ...["=", '{"a":1}', "-", "-", "", '{"a":[]}', "-", "-", "-", "="],
    ]);
    expect(linesOf('{"items": [{"a": 1}, {"a": 2}],\n "etag": "x"}')).toEqual(['{"a":1}', '{"a":2}', "="]);
    expect(linesOf('{\n"kind": "x", "items":\n[ {"a": 1\n}, {\n"a": 2}] }\n')).toEqual([
      ...["=", "=", '{"a":1}', '{"a":2}', "-"],
    ]);
  });

  it("keeps every text as it is, and takes out no space but that between tokens", () => {
    expect(linesOf('[{"a b" : " }, { ] [ \\" \\\\", "c":\t-1.5e+3 ,"d":true}]')).toEqual([
      '{"a b":" }, { ] [ \\" \\\\","c":-1.5e+3,"d":true}',
    ]);
  });

  it("never makes JSON of what is none: two numbers stay two", () => {
    for (const text of [
      '[{"a": 1 2}]',
      '[{"a": tr ue}]',
      '[{"a" "b"}]',
      '[{"a":1,}]',
      '[{"a":[1}]',
      '[{"a":"x\ny"}]',
    ]) {
      const records = linesOf(text).filter(isRecord);
      expect(records.length).toBeGreaterThan(0);
      for (const record of records) expect(() => JSON.parse(record) as unknown).toThrow();
    }
  });

  it("takes a list for one of records only under a name for that, and where nothing else stands before it", () => {
    const record = '{"user":"ada","events":[{"a":1}],"target":[{"b":2}]}';
    expect(linesOf(`[${record}]`)).toEqual([record]);
    expect(linesOf(`${record}\n`)).toEqual([record]);
    const within = '{"kind":"x","id":{"items":[{"a":1}]},"items":[{"b":1}]}';
    expect(linesOf(within)).toEqual([within]);
    const deep = '{"response":{"other":{"authlogs":[{"a":1}]}}}';
    expect(linesOf(deep)).toEqual([deep]);
    expect(linesOf('{"value":[1,2],"items":[{"a":1}]}')).toEqual(['{"a":1}']);
    expect(linesOf('{"value":[]}')).toEqual(['{"value":[]}']);
  });

  it("gives up a record of more than 262,144 bytes, of 100,000 lines or nested 1,000 times, and reads on", () => {
    const long = linesOf(`[{"a":"${"x".repeat(400_000)}"},{"b":1}]`);
    expect(long.map((line) => line.length)).toEqual([262_144, 7]);
    const high = linesOf(`[\n{"a":\n${"\n".repeat(150_000)}1},\n{"b":1}\n]`);
    expect(high).toHaveLength(150_000 + 5);
    expect(high.filter(isRecord)).toEqual(['{"a":', '{"b":1}']);
    const deep = linesOf(`[\n${'{"a":'.repeat(5000)}\n,\n{"b":1}\n]`);
    expect(deep.filter(isRecord)).toEqual(['{"a":'.repeat(1000), '{"b":1}']);
  });

  const token = fc.constantFrom(
    ...[
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"items"',
      '"response"',
      '"kind"',
      "1",
      "null",
      '"',
      "\\",
      " ",
      "\n",
      "\r\n",
    ],
    ...['{"a":1}', '{"a":1},\n', '{"items":[', '"x":{"y":[{}]}', "}\n", "  ", "\0", "é", "\u001e", "-", "="],
  );
  const anyDocument = fc.oneof(
    fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join("")),
    fc
      .tuple(fc.constantFrom(...JSON_SHAPES), fc.constantFrom(...RECORDS), fc.nat(), fc.nat(), token)
      .map(([{ write }, [, records], from, to, text]) => {
        const document = write(records.slice(0, 4));
        const [a, b] = [from % document.length, to % document.length];
        return document.slice(0, a) + text + document.slice(b);
      }),
  );

  it("makes one line of every line, and one more of every further record on it; JSON only of what stood there (property)", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const lines = linesOf(document);
        const records = lines.filter(isRecord);
        const others = lines.length - records.length;
        expect(lines.length).toBeGreaterThanOrEqual(physicalLines(document));
        expect(others).toBeLessThanOrEqual(physicalLines(document));
        for (const record of records) expect(record).not.toBe("");
      }),
      { numRuns: 2000 },
    );
  });

  it("gives the same lines wherever the chunks end (property)", () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 1, max: 20 }), (document, piece) => {
        expect(linesOf(document, piece)).toEqual(linesOf(document));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("isJsonDocument(first)", () => {
  it.each([
    ['[{"a":1}]', true],
    ["[]", true],
    ["\n [\n\n{", true],
    ['{\n"a": 1\n}', true],
    ['{"a":1}{"a":2}', true],
    ['{"a":1},\n{"a":2}\n', true],
    ['{"items":[{"a":1}]}', true],
    ['\u001e{"a":1}\n', true],
    ['{"a":1}\n{"a":2}\n', false],
    ['{"a":1}', false],
    ['{"a":"x\n{"a":2}\n', false],
    ['{"a":\n{"a":2}\n{"a":3}\n', false],
    ['{"a":1,\n{"a":2}\n', false],
    ["[sshd]: Failed password for {", false],
    ["[1]", false],
    ["", false],
    ["time,user,outcome", false],
  ])("says of %j %s", (first, expected) => {
    expect(isJsonDocument(Buffer.from(first))).toBe(expected);
  });
});
