import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createTimeZone } from "../../../src/logs/time/createTimeZone";

/** UTC of a local time, both in ISO 8601. */
function utc(zone: string, local: string): string {
  const us = createTimeZone(zone).toUtcUs(Date.parse(`${local}Z`) * 1000);
  return new Date(us / 1000).toISOString().replace(".000Z", "Z");
}

describe("createTimeZone(name).toUtcUs(localUs)", () => {
  // Values from Python: datetime(…, tzinfo=ZoneInfo(zone), fold=0).astimezone(timezone.utc)
  it.each([
    ["UTC", "2024-07-01T12:00:00", "2024-07-01T12:00:00Z"],
    ["Europe/Berlin", "2024-01-15T12:00:00", "2024-01-15T11:00:00Z"],
    ["Europe/Berlin", "2024-07-01T12:00:00", "2024-07-01T10:00:00Z"],
    ["Europe/Berlin", "2024-07-01T00:30:00", "2024-06-30T22:30:00Z"],
    ["America/New_York", "2024-07-01T22:00:00", "2024-07-02T02:00:00Z"],
    ["Asia/Kolkata", "2024-07-01T12:00:00", "2024-07-01T06:30:00Z"],
    ["Pacific/Kiritimati", "2024-07-01T12:00:00", "2024-06-30T22:00:00Z"],
    ["Africa/Monrovia", "1971-06-01T12:00:00", "1971-06-01T12:44:30Z"],
    ["+02:00", "2024-01-15T12:00:00", "2024-01-15T10:00:00Z"],
    ["-0330", "2024-01-15T12:00:00", "2024-01-15T15:30:00Z"],
    ["+05", "2024-01-15T03:00:00", "2024-01-14T22:00:00Z"],
  ])("in %s, %s is %s", (zone, local, expected) => {
    expect(utc(zone, local)).toBe(expected);
  });

  // Berlin sets its clocks from 2:00 to 3:00 on 31 March 2024, at 1:00 UTC.
  it.each([
    ["2024-03-31T01:59:59", "2024-03-31T00:59:59Z"],
    ["2024-03-31T03:00:00", "2024-03-31T01:00:00Z"],
    ["2024-03-30T23:00:00", "2024-03-30T22:00:00Z"],
    ["2024-03-31T23:00:00", "2024-03-31T21:00:00Z"],
  ])("takes the clocks in spring as they are: Berlin, %s is %s", (local, expected) => {
    expect(utc("Europe/Berlin", local)).toBe(expected);
  });
  it("takes a time that spring skips as if the clocks had not been set yet, and counts it", () => {
    expect(utc("Europe/Berlin", "2024-03-31T02:30:00")).toBe("2024-03-31T01:30:00Z");
    const zone = createTimeZone("Europe/Berlin");
    for (const time of ["01:59:59", "02:00:00", "02:59:59", "03:00:00"]) {
      zone.toUtcUs(Date.parse(`2024-03-31T${time}Z`) * 1000);
    }
    expect(zone.use).toEqual({ converted: 4, repeated: 0, skipped: 2 });
  });

  // Berlin sets its clocks from 3:00 back to 2:00 on 27 October 2024, at 1:00 UTC.
  it.each([
    ["2024-10-27T01:59:59", "2024-10-26T23:59:59Z"],
    ["2024-10-27T02:00:00", "2024-10-27T00:00:00Z"],
    ["2024-10-27T02:59:59", "2024-10-27T00:59:59Z"],
    ["2024-10-27T03:00:00", "2024-10-27T02:00:00Z"],
  ])("takes the first of two in autumn: Berlin, %s is %s", (local, expected) => {
    expect(utc("Europe/Berlin", local)).toBe(expected);
  });
  it("counts the times that the clocks showed twice", () => {
    const zone = createTimeZone("Europe/Berlin");
    for (const time of ["01:59:59", "02:00:00", "02:59:59", "03:00:00"]) {
      zone.toUtcUs(Date.parse(`2024-10-27T${time}Z`) * 1000);
    }
    expect(zone.use).toEqual({ converted: 4, repeated: 2, skipped: 0 });
  });

  it("follows changes at the other end of the day, of half an hour, and of a whole day", () => {
    // New York springs forward at 2:00 on 10 March 2024; Lord Howe falls back by half an hour at 2:00 on 7 April 2024.
    expect(utc("America/New_York", "2024-03-10T01:59:59")).toBe("2024-03-10T06:59:59Z");
    expect(utc("America/New_York", "2024-03-10T03:00:00")).toBe("2024-03-10T07:00:00Z");
    expect(utc("Australia/Lord_Howe", "2024-04-07T01:29:59")).toBe("2024-04-06T14:29:59Z");
    expect(utc("Australia/Lord_Howe", "2024-04-07T01:45:00")).toBe("2024-04-06T14:45:00Z");
    expect(utc("Australia/Lord_Howe", "2024-04-07T02:00:00")).toBe("2024-04-06T15:30:00Z");
    // Samoa had no 30 December 2011.
    expect(utc("Pacific/Apia", "2011-12-29T23:59:59")).toBe("2011-12-30T09:59:59Z");
    expect(utc("Pacific/Apia", "2011-12-31T00:00:00")).toBe("2011-12-30T10:00:00Z");
  });

  it("keeps microseconds, and is below 0 for what was before 1970", () => {
    expect(createTimeZone("+01:00").toUtcUs(3_600_000_007)).toBe(7);
    expect(createTimeZone("+01:00").toUtcUs(7)).toBe(7 - 3_600_000_000);
    expect(createTimeZone("Europe/Berlin").toUtcUs(0)).toBe(-3_600_000_000);
  });

  it("shows the local time again when its own result is asked for (property)", () => {
    const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo"];
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), seconds, (name, second) => {
        const zone = createTimeZone(name);
        const utcMs = zone.toUtcUs(second * 1_000_000) / 1000;
        if (zone.use.skipped > 0) return;
        const shown = new Date(utcMs).toLocaleString("sv-SE", { timeZone: name });
        expect(shown.replace(" ", "T")).toBe(new Date(second * 1000).toISOString().slice(0, 19));
      }),
    );
  });

  it("asks for the zone's data once a day, not once a line", () => {
    const asked = vi.spyOn(Intl.DateTimeFormat.prototype, "formatToParts");
    const zone = createTimeZone("Europe/Berlin");
    for (let n = 0; n < 5000; n++) zone.toUtcUs(Date.parse("2024-07-01T00:00:00Z") * 1000 + (n % 2) * 86_400_000_000);
    expect(asked).toHaveBeenCalledTimes(4);
    asked.mockRestore();
  });
});

describe("createTimeZone(name)", () => {
  it.each(["", "Mars/Olympus", "Europe", "+15:00", "+02:60", "2", "CEST+1", "__proto__"])("refuses %j", (name) => {
    expect(() => createTimeZone(name)).toThrow(
      new RangeError(
        "createTimeZone: expected a time zone such as Europe/Berlin, or an offset from UTC such as +02:00, " +
          `got ${JSON.stringify(name)}`,
      ),
    );
  });
  it("keeps the name as it was given", () => {
    expect(createTimeZone("europe/berlin").name).toBe("europe/berlin");
  });
});
