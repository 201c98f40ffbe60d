import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AuthEvent } from "../../../src/logs/AuthEvent";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { createJsonlReader } from "../../../src/logs/jsonl/createJsonlReader";
import { formatJsonlEvent } from "../../../src/logs/jsonl/formatJsonlEvent";
import { jsonlKeeps } from "../../../src/logs/jsonl/jsonlKeeps";
import { ordinaryEvent } from "../anyEvent";
import { expectRoundTrip } from "../expectRoundTrip";

describe("formatJsonlEvent(event)", () => {
  it("writes the names of the event table, and leaves out what is null", () => {
    expect(formatJsonlEvent({ ...emptyEvent(), timestampUs: 7, user: 'a"b', latitude: -0, asn: 3320 })).toBe(
      '{"timestamp":"1970-01-01T00:00:00.000007Z","user":"a\\"b","outcome":"failure","action":"login",' +
        '"latitude":0,"asn":3320}',
    );
  });
  it.each<[string, Partial<AuthEvent>]>([
    ["a time before 1970", { timestampUs: -1 }],
    ["a time that is none", { timestampUs: NaN }],
    ["more than a line holds", { user_agent: "x".repeat(65_536) }],
  ])("is null for %s", (_name, changes) => {
    expect(formatJsonlEvent({ ...emptyEvent(), ...changes })).toBeNull();
    expect(jsonlKeeps({ ...emptyEvent(), ...changes })).toBeNull();
  });
});

describe("jsonlKeeps(event)", () => {
  it("keeps everything of an ordinary sign-in (property)", () => {
    fc.assert(
      fc.property(ordinaryEvent(["password", "remote interactive"], ["bad password", null]), (event) => {
        expect(jsonlKeeps(event)).toEqual({
          ...event,
          latitude: event.latitude! + 0,
          longitude: event.longitude! + 0,
          user_agent: event.user_agent || null,
        });
      }),
    );
  });
  it("is what reading the line gives back (property)", () => {
    expectRoundTrip({
      format: formatJsonlEvent,
      keeps: jsonlKeeps,
      createReader: (sink) => createJsonlReader("log.jsonl", sink),
      words: { actions: ["login"], methods: ["password", null], reasons: ["bad password", null] },
    });
  });
});
