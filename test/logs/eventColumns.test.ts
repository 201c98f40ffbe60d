import { describe, expect, it } from "vitest";
import { emptyEvent, EVENT_COLUMNS, LOG_FIELDS } from "../../src/logs/eventColumns";

describe("EVENT_COLUMNS", () => {
  it("has each field of an event once, and then the place where it was read", () => {
    const names = EVENT_COLUMNS.map(({ name }) => name);
    const fields = Object.keys(emptyEvent()).map((field) => (field === "timestampUs" ? "timestamp" : field));
    expect(names).toEqual([...fields, "source", "line"]);
    expect(LOG_FIELDS).toEqual(fields);
  });

  it("gives each column another name in the Elastic Common Schema", () => {
    expect(new Set(EVENT_COLUMNS.map(({ ecs }) => ecs)).size).toBe(EVENT_COLUMNS.length);
  });
});

describe("emptyEvent()", () => {
  it("is a new object each time", () => {
    emptyEvent().user = "bob";
    expect(emptyEvent().user).toBeNull();
  });
});
