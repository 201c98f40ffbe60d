import { describe, expect, it } from "vitest";
import { eventCsvColumns } from "../../../../src/logs/windows/csv/eventCsvColumns";

const columns = (header: string) => eventCsvColumns(header.split(","));

describe("eventCsvColumns(names)", () => {
  it("knows the Event Viewer's header, which does not name the message", () => {
    const places = { eventId: 3, time: 1, source: 2, computer: null, log: null, message: 5, count: 6 };
    expect(columns("Keywords,Date and Time,Source,Event ID,Task Category")).toEqual(places);
    expect(columns("Level,Date and Time,Source,Event ID,Task Category")).toEqual(places);
  });
  it("knows a header that names it, and further columns", () => {
    expect(columns("Level,Date and Time,Source,Event ID,Task Category,User,Computer,Log,Message")).toEqual({
      ...{ eventId: 3, time: 1, source: 2, computer: 6, log: 7, message: 8, count: 9 },
    });
    expect(columns("level,date and time,source,event id,description")).toMatchObject({ message: 4, count: 5 });
  });
  it.each(["", "time,user,result", "Date and Time,Source", "Schlüsselwörter,Datum und Uhrzeit,Quelle,Ereignis-ID"])(
    "is null for %j",
    (header) => {
      expect(columns(header)).toBeNull();
    },
  );
});
