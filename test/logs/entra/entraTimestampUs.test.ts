import { describe, expect, it } from "vitest";
import { entraTimestampUs } from "../../../src/logs/entra/entraTimestampUs";

describe("entraTimestampUs(text)", () => {
  it.each([
    // date -u -d 2007-01-09T09:41:00Z +%s is 1168335660
    ["1/9/2007 10:41:00 AM +01:00", 1168335660000000],
    ["1/9/2007 9:41:00 AM", 1168335660000000],
    ["01/09/2007 09:41", 1168335660000000],
    ["2007-01-09T09:41:00.0000000Z", 1168335660000000],
    ["2007-01-09 09:41:00.123456700", 1168335660123456],
    ["1/9/2007 9:41:00.1234567 AM", 1168335660123456],
    ["1/9/2007 12:00:00 AM", 1168300800000000],
    ["1/9/2007 12:00:00 PM", 1168344000000000],
  ])("reads %s: the month stands before the day", (text, us) => {
    expect(entraTimestampUs(text)).toBe(us);
  });
  it.each(["", "soon", "13/9/2007 10:41:00 AM", "1/9/2007 13:00:00 PM", "1/9/2007 0:30 AM", "2/30/2007 10:41:00"])(
    "is null for %j",
    (text) => {
      expect(entraTimestampUs(text)).toBeNull();
    },
  );
});
