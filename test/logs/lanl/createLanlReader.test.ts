import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { createLanlReader } from "../../../src/logs/lanl/createLanlReader";
import { isLanlLine } from "../../../src/logs/lanl/isLanlLine";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

function read(lines: readonly string[]) {
  return verdictsOf((sink) => createLanlReader("auth.txt", sink), lines);
}

/** The one event that is read from a row. */
function eventOf(row: string) {
  const verdicts = read([row]);
  expect(accountOf(verdicts)).toEqual({ accepted: 1 });
  return eventsOf(verdicts)[0]!;
}

describe("createLanlReader(file, sink)", () => {
  it("reads a sign-in, counting the seconds from 1970", () => {
    expect(eventOf("151036,U748@DOM1,U749@DOM1,C17693,C305,NTLM,Network,LogOn,Success")).toEqual({
      ...emptyEvent(),
      timestampUs: Date.UTC(1970, 0, 2, 17, 57, 16) * 1000,
      user: "U749@DOM1",
      outcome: "success",
      method: "network",
      device: "C17693",
      host: "C305",
    });
  });

  it("reads a failure and a sign-out", () => {
    expect(eventOf("1,U1@DOM1,U1@DOM1,C1,C2,?,?,LogOn,Fail")).toMatchObject({ outcome: "failure", method: null });
    expect(eventOf("1,U1@DOM1,U1@DOM1,C1,C1,?,Network,LogOff,Success")).toMatchObject({
      action: "logout",
      outcome: "success",
    });
  });

  it.each([
    ["Kerberos", "?", "kerberos"],
    ["NTLM", "?", "ntlm"],
    ["NTLM", "RemoteInteractive", "remote interactive"],
    ["Negotiate", "NetworkCleartext", "password"],
    ["MICROSOFT_AUTHENTICATION_PACKAGE_V1_0", "?", null],
  ])("reads the method from %s and %s", (authentication, type, method) => {
    expect(eventOf(`1,U1@DOM1,U1@DOM1,C1,C2,${authentication},${type},LogOn,Success`).method).toBe(method);
  });

  it("takes ? for null", () => {
    expect(eventOf("1,?@?,?@?,?,?,?,?,LogOn,Fail")).toEqual({ ...emptyEvent(), timestampUs: 1_000_000 });
  });

  it.each([
    ["C17$@DOM1", "Network", "machine account"],
    ["SYSTEM@C17", "Service", "system account"],
    ["LOCAL SERVICE@C17", "Service", "system account"],
    ["ANONYMOUS LOGON@C586", "Network", "anonymous logon"],
  ])("ignores what %s does successfully, but not its failures", (user, type, kind) => {
    expect(read([`1,${user},${user},C1,C2,?,${type},LogOn,Success`]).ignored).toEqual([{ line: 1, kind }]);
    expect(eventOf(`1,${user},${user},C1,C2,?,${type},LogOn,Fail`).user).toBe(user);
  });

  it("does not ignore an account that ends in $ and signs in at a keyboard", () => {
    expect(eventOf("1,U1@DOM1,door$@DOM1,C1,C2,NTLM,RemoteInteractive,LogOn,Success").user).toBe("door$@DOM1");
  });

  it("ignores tickets and other orientations by kind, and accounts for every line", () => {
    const row = (orientation: string) => `1,U1@DOM1,U1@DOM1,C1,C2,Kerberos,Network,${orientation},Success`;
    expect(accountOf(read([row("TGT"), row("TGS"), row("AuthMap"), row("?"), "", row("LogOn")]))).toEqual({
      accepted: 1,
      "Kerberos ticket": 2,
      "other orientation": 2,
      "blank line": 1,
    });
  });

  it("says why a row cannot be read", () => {
    const { rejected } = read([
      "1,U1@DOM1,U1@DOM1,C1,C2,NTLM,Network,LogOn,Maybe",
      "x,U1@DOM1,U1@DOM1,C1,C2,NTLM,Network,LogOn,Success",
      "1709285400,U1@DOM1,U1@DOM1,C1,C2,NTLM,Network,LogOn,Success",
      "151036,U748@DOM1,C17693,C305",
    ]);
    expect(rejected.map(({ reason }) => reason)).toEqual([
      "success/failure: expected Success or Fail",
      "time: expected whole seconds since the first day",
      "time: expected whole seconds since the first day",
      "expected 9 fields, got 4",
    ]);
  });

  it("keeps a hostile name what it is, and changes nothing else (property)", () => {
    const name = fc.oneof(
      fc.constantFrom("__proto__", "007", "1e5", "NULL", "a@b", "🦊", "\u202eU1", "constructor"),
      fc.string({ minLength: 1 }).filter((text) => !/[,"?]/.test(text)),
    );
    fc.assert(
      fc.property(name, (text) => {
        const user = `${text}@DOM1`;
        const expected = { ...eventOf("1,U1@DOM1,U1@DOM1,C1,C2,NTLM,Network,LogOn,Fail"), user };
        expect(eventOf(`1,U1@DOM1,${user},C1,C2,NTLM,Network,LogOn,Fail`)).toEqual(expected);
      }),
    );
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const field = fc.constantFrom(
      "1",
      "U1@DOM1",
      "?",
      "LogOn",
      "LogOff",
      "TGT",
      "Success",
      "Fail",
      '"',
      "",
      "@",
      "C1$@D",
    );
    const line = fc.oneof(
      fc.array(field, { minLength: 8, maxLength: 10 }).map((fields) => fields.join(",")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        expect(judgedLines(read(lines))).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});

describe("isLanlLine(line)", () => {
  it.each([
    ["1,ANONYMOUS LOGON@C586,ANONYMOUS LOGON@C586,C1250,C586,NTLM,Network,LogOn,Success", true],
    ["1,?@?,?@?,?,?,?,?,AuthMap,Fail", true],
    ["1,U1@DOM1,U1@DOM1,C1,C2,NTLM,Network,LogOn,Perhaps", false],
    ["151036,U748@DOM1,C17693,C305", false],
    ["1709285400,U1@DOM1,U1@DOM1,C1,C2,NTLM,Network,LogOn,Success", false],
    ["time,user,result", false],
    ["", false],
  ])("says of %j %s", (line, expected) => {
    expect(isLanlLine(line)).toBe(expected);
  });
});
