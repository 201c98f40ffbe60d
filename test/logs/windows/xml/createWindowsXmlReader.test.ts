import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTimeZone } from "../../../../src/logs/time/createTimeZone";
import { createWindowsXmlReader } from "../../../../src/logs/windows/xml/createWindowsXmlReader";
import { accountOf, judgedLines, verdictsOf } from "../../verdictsOf";
import { asXml, failedSignIn, signIn } from "../eventSpellings";

const read = (...lines: string[]) => verdictsOf(createWindowsXmlReader, lines);
const users = (...lines: string[]) => read(...lines).events.map(({ line, user }) => [line, user]);

/** The same event over several lines, as an editor shows it. */
const pretty = (xml: string) => xml.replaceAll("><", ">\n  <").split("\n");
const OTHER = asXml({ id: 4672, data: {}, message: "" });

describe("createWindowsXmlReader(sink, context)", () => {
  it("reads one event a line, as wevtutil prints them", () => {
    expect(users(asXml(signIn("ada")), asXml(signIn("bob")))).toEqual([
      [1, "ada"],
      [2, "bob"],
    ]);
  });
  it("reads a whole export on one line, as the Event Viewer saves it", () => {
    const head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>';
    const events = `<Events>${asXml(signIn("ada"))}${OTHER}${asXml(failedSignIn("bob"))}</Events>`;
    const verdicts = read(head, events);
    expect(verdicts.events.map(({ line, user }) => [line, user])).toEqual([
      [2, "ada"],
      [2, "bob"],
    ]);
    expect(accountOf(verdicts)).toEqual({ accepted: 1, "outside of an event": 1 });
  });
  it("reads an event over many lines: the first has the verdict", () => {
    const lines = ["<Events>", ...pretty(asXml(signIn("ada"))), "", ...pretty(OTHER), "</Events>"];
    const verdicts = read(...lines);
    expect(verdicts.events.map(({ line, user }) => [line, user])).toEqual([[2, "ada"]]);
    expect(accountOf(verdicts)).toMatchObject({
      accepted: 1,
      "other event": 1,
      "outside of an event": 2,
      "blank line": 1,
    });
    expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
  });
  it("reads an event that begins in the line where another one ends", () => {
    const [first, second] = [asXml(signIn("ada")), asXml(signIn("bob"))];
    const verdicts = read(first.slice(0, 300), `${first.slice(300)}${second.slice(0, 300)}`, second.slice(300));
    expect(verdicts.events.map(({ line, user }) => [line, user])).toEqual([
      [1, "ada"],
      [2, "bob"],
    ]);
    expect(accountOf(verdicts)).toEqual({ accepted: 2, "further line of an event": 1 });
  });
  it("keeps the line end in a name", () => {
    const [event] = read(...asXml(signIn("a\nb")).split("\n")).events;
    expect(event!.user).toBe("a\nb");
  });
  it("takes a time without a zone for the context's", () => {
    const xml = asXml(signIn()).replace("0000000Z", "0");
    const [event] = verdictsOf(
      (sink) => createWindowsXmlReader(sink, { timezone: createTimeZone("+02:00") }),
      [xml],
    ).events;
    // date -u -d 2024-03-01T07:30:00Z +%s is 1709278200
    expect(event!.timestampUs).toBe(1709278200000000);
  });
  it("ignores events of other channels, whose data have no names", () => {
    const channel = "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational";
    const remote = `<Event><System><Provider Name='x'/><EventID>1149</EventID><Channel>${channel}</Channel></System><UserData><EventXML><Param1>ada</Param1></EventXML></UserData></Event>`;
    const sql =
      "<Event><System><Provider Name='MSSQLSERVER'/><EventID Qualifiers='49152'>18456</EventID><Channel>Application</Channel></System><EventData><Data>sa</Data><Data> [CLIENT: 192.0.2.5]</Data></EventData></Event>";
    expect(accountOf(read(remote, sql))).toEqual({ accepted: 0, "other channel": 2 });
  });

  const good = asXml(signIn());
  it.each<[string, string[], [number, string][]]>([
    ["an event that is cut off by the next one", [good.slice(0, 400), good], [[1, "the event has no end"]]],
    ["an event that the end of the file cuts off", [good, good.slice(0, 400)], [[2, "the event has no end"]]],
    ["two events on a line, the first cut off", [good.slice(0, 400) + good], [[1, "the event has no end"]]],
    [
      "a line of which one event cannot be read",
      [good + good.replace("</System>", "")],
      [[1, "XML: an end tag that closes nothing"]],
    ],
    [
      "text around events",
      [`x${good}`, "y"],
      [
        [1, "text outside of an event"],
        [2, "text outside of an event"],
      ],
    ],
    [
      "an event without a time",
      [good.replace("SystemTime", "Time")],
      [[1, "TimeCreated: not a time from 1970 to 2255: expected ISO 8601"]],
    ],
    ["an event without a number", [good.replace("4624", "")], [[1, "no EventID"]]],
    ["a line that was cut", [good.padEnd(65_536)], [[1, "line is too long"]]],
    [
      "an event that is too long over its lines",
      [good.slice(0, 400), "x".repeat(65_000), "y".repeat(600), good.slice(400), good],
      [[1, "event is too long"]],
    ],
    [
      "an event whose line was cut",
      [good.slice(0, 400), "x".repeat(65_536)],
      [
        [1, "the event has no end"],
        [2, "line is too long"],
      ],
    ],
  ])("rejects %s, and nothing else", (_name, lines, rejected) => {
    const verdicts = read(...lines);
    expect(verdicts.rejected.map(({ line, reason }) => [line, reason])).toEqual(rejected);
    expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
    expect(verdicts.events.length).toBe(lines.filter((line) => line === good).length);
  });

  it("never throws, and judges each line once, whatever stands there (property)", () => {
    const pieces = fc.constantFrom(
      ...[
        "<Event>",
        "<Event ",
        "</Event>",
        "<Events>",
        "</Events>",
        "<System>",
        "</System>",
        "<EventID>4624</EventID>",
      ],
      ...[
        "<EventData>",
        "<Data Name='TargetUserName'>",
        "ada",
        "&lt;",
        "&",
        "</Data>",
        "<",
        ">",
        " ",
        "\u0000",
        asXml(signIn()),
      ],
    );
    const line = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        expect(judgedLines(read(...lines))).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 1000 },
    );
  });
  it("is quick for lines that are made to be slow", () => {
    const start = performance.now();
    for (const part of ["<Event ", "<Event>", "</Event>", "<EventID", "<Events>", " "]) {
      for (let n = 0; n < 5; n++) read(part.repeat(65_000 / part.length));
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });
  it("says the same wherever the lines of an export break (property)", () => {
    const xml = `<Events>${asXml(signIn("ada"))}${OTHER}${asXml(signIn("b<b"))}</Events>`;
    const breaks = fc.subarray([...xml.matchAll(/></g)].map(({ index }) => index + 1));
    fc.assert(
      fc.property(breaks, (places) => {
        const lines = [0, ...places].map((place, n) => xml.slice(place, places[n] ?? xml.length));
        expect(read(...lines).events.map(({ user }) => user)).toEqual(["ada", "b<b"]);
      }),
    );
  });
});
