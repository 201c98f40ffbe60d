import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  listed,
  mapColumns,
  missingFields,
  parseColumnMapping,
  recogniseColumns,
  suggestField,
} from "../../../src/logs/csv/mapColumns";
import { EVENT_COLUMNS, LOG_FIELDS } from "../../../src/logs/eventColumns";

/** The header of the RBA data set, as its readme spells it. */
const RBA =
  "index,Login Timestamp,User ID,Round-Trip Time [ms],IP Address,Country,Region,City,ASN,User Agent String," +
  "Browser Name and Version,OS Name and Version,Device Type,Login Successful,Is Attack IP,Is Account Takeover";

describe("recogniseColumns(header)", () => {
  it("finds fields by common names, whatever the case and the separators", () => {
    const columns = recogniseColumns(["Date Time", "USER-NAME", "Client_IP", " Result "]);
    expect([...columns]).toEqual([
      ["timestamp", 0],
      ["user", 1],
      ["source_ip", 2],
      ["outcome", 3],
    ]);
  });

  it("finds every field by its own name", () => {
    expect(Object.fromEntries(recogniseColumns(LOG_FIELDS))).toEqual(
      Object.fromEntries(LOG_FIELDS.map((field, place) => [field, place])),
    );
  });

  it("finds fields by the names of the Elastic Common Schema", () => {
    const header = ["@timestamp", "user.name", "source.ip", "event.outcome", "source.as.number", "user_agent.original"];
    expect(Object.fromEntries(recogniseColumns(header))).toEqual({
      timestamp: 0,
      user: 1,
      source_ip: 2,
      outcome: 3,
      asn: 4,
      user_agent: 5,
    });
  });

  it("finds every field by the name that the table of columns has for it", () => {
    const header = EVENT_COLUMNS.filter(({ name }) => LOG_FIELDS.includes(name)).map(({ ecs }) => ecs);
    expect(Object.fromEntries(recogniseColumns(header))).toEqual(
      Object.fromEntries(LOG_FIELDS.map((field, place) => [field, place])),
    );
  });

  it("finds the fields of the RBA data set, and nothing in its labels", () => {
    expect(Object.fromEntries(recogniseColumns(RBA.split(",")))).toEqual({
      timestamp: 1,
      user: 2,
      source_ip: 4,
      country: 5,
      city: 7,
      asn: 8,
      user_agent: 9,
      device: 12,
      outcome: 13,
    });
  });

  it("takes the commonest name where several would do, and the first of two that are the same", () => {
    const columns = recogniseColumns(["account", "user", "user", "status", "outcome"]);
    expect(columns.get("user")).toBe(1);
    expect(columns.get("outcome")).toBe(4);
  });

  it("finds nothing in names that every object has", () => {
    expect(recogniseColumns(["__proto__", "constructor", "toString", "hasOwnProperty", ""]).size).toBe(0);
  });
});

describe("suggestField(name)", () => {
  it("says which field a name suggests, and how common the name is for it", () => {
    expect(suggestField("user")).toEqual({ field: "user", rank: 0 });
    expect(suggestField("User-Name")).toEqual({ field: "user", rank: 1 });
    for (const name of ["", "__proto__", "constructor", "region"]) expect(suggestField(name)).toBeUndefined();
  });
});

describe("missingFields(columns)", () => {
  it("names the fields without which there is no sign-in to judge", () => {
    expect(missingFields(new Map())).toEqual(["timestamp", "user", "outcome"]);
    expect(missingFields(recogniseColumns(["time", "result"]))).toEqual(["user"]);
    expect(missingFields(recogniseColumns(["time", "result", "user"]))).toEqual([]);
  });
});

describe("parseColumnMapping(text)", () => {
  it("reads field=column pairs and drops blanks around them", () => {
    expect([...parseColumnMapping(" timestamp = Date Time , user=login")]).toEqual([
      ["timestamp", "Date Time"],
      ["user", "login"],
    ]);
  });

  it("lets a column have any name, also one with an equals sign", () => {
    const mapping = parseColumnMapping("user=__proto__,outcome=constructor,source_ip=a=b,host=event.outcome");
    expect(Object.fromEntries(mapping)).toEqual({
      user: "__proto__",
      outcome: "constructor",
      source_ip: "a=b",
      host: "event.outcome",
    });
  });

  it.each([
    ["user", '--columns: expected field=column,field=column, got "user"'],
    ["user=", '--columns: expected field=column,field=column, got "user="'],
    ["=name", '--columns: expected field=column,field=column, got "=name"'],
    ["user=a,", '--columns: expected field=column,field=column, got ""'],
    ["", '--columns: expected field=column,field=column, got ""'],
    ["user=a,user=b", '--columns: the field "user" is given twice'],
    ["name=a", `--columns: no field "name"; the fields are ${LOG_FIELDS.join(", ")}`],
    ["__proto__=a", `--columns: no field "__proto__"; the fields are ${LOG_FIELDS.join(", ")}`],
    ["line=a", `--columns: no field "line"; the fields are ${LOG_FIELDS.join(", ")}`],
    ["\u001b[2J=a", `--columns: no field "�[2J"; the fields are ${LOG_FIELDS.join(", ")}`],
  ])("refuses %j and says what it expects", (text, message) => {
    expect(() => parseColumnMapping(text)).toThrow(new RangeError(message));
  });

  it("gives back any mapping, and throws nothing but a RangeError (property)", () => {
    const column = fc.string({ minLength: 1 }).filter((name) => !name.includes(",") && name.trim() === name);
    const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...LOG_FIELDS), column), {
      minLength: 1,
      selector: ([field]) => field,
    });
    fc.assert(
      fc.property(pairs, fc.string(), (mapping, noise) => {
        expect([...parseColumnMapping(mapping.map((pair) => pair.join("=")).join(","))]).toEqual(mapping);
        try {
          parseColumnMapping(noise);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

describe("mapColumns(file, header, mapping)", () => {
  it("puts named columns before recognised ones and recognises the rest", () => {
    const columns = mapColumns("a.csv", ["time", "user", " who ", "result"], new Map([["user", "who"]]));
    expect(Object.fromEntries(columns)).toEqual({ timestamp: 0, user: 2, outcome: 3 });
  });

  it("takes a named column away from the field that its name suggests", () => {
    const columns = mapColumns("a.csv", ["time", "user", "email", "result"], new Map([["host", "user"]]));
    expect(columns.get("host")).toBe(1);
    expect(columns.has("user")).toBe(false);
  });

  it("finds columns with names that every object has", () => {
    const mapping = new Map([
      ["user", "__proto__"],
      ["outcome", "constructor"],
    ]);
    const columns = mapColumns("a.csv", ["time", "constructor", "__proto__"], mapping);
    expect(Object.fromEntries(columns)).toEqual({ timestamp: 0, user: 2, outcome: 1 });
  });

  it("refuses a column that the file does not have, and lists those it has", () => {
    expect(() => mapColumns("a.csv", ["time", "name", "result"], new Map([["user", "login"]]))).toThrow(
      'a.csv: --columns: no column "login" for user; the file has time, name, result',
    );
  });

  it("refuses a column that the file has twice", () => {
    expect(() => mapColumns("a.csv", ["time", "name", "name"], new Map([["user", "name"]]))).toThrow(
      'a.csv: --columns: the file has more than one column "name"',
    );
  });

  it("leaves the header and the mapping as they are", () => {
    const header = Object.freeze([" time ", "user", "result"]);
    const mapping = new Map([["host", "user"]]);
    mapColumns("a.csv", header, mapping);
    expect([...mapping]).toEqual([["host", "user"]]);
  });
});

describe("listed(header)", () => {
  it("shows names without control characters, at most forty and 400 characters", () => {
    expect(listed(["a", "b\u001b[2J", "c\nd"])).toBe("a, b�[2J, c d");
    expect(listed(Array.from({ length: 50 }, (_, i) => `c${i}`))).toMatch(/, c39$/);
    expect(listed(Array.from({ length: 50 }, () => "x".repeat(50)))).toHaveLength(400);
  });
});
