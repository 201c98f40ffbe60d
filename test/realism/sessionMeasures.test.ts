import { describe, expect, it } from "vitest";
import { sessionMeasures } from "../../src/realism/sessionMeasures";
import { valuesOf } from "./valuesOf";

const event = (session_id: string | null, minutes: number, action = "login") =>
  ({ user: "al", session_id, timestampUs: minutes * 60e6, action, outcome: "success" }) as const;

describe("sessionMeasures", () => {
  it("has lengths of 10 and 30 minutes, and one logout in four sessions", async () => {
    const values = await valuesOf(sessionMeasures, [
      event("s1", 0),
      event("s1", 4),
      event("s1", 10, "logout"),
      event("s2", 100),
      event("s2", 130),
      event("s3", 200),
      event("s4", 300),
      event(null, 9_999),
    ]);
    expect(values).toEqual({ session_minutes: 20, mean_session_minutes: 20, session_spread: 0.5, logout_share: 0.25 });
  });

  it("says nothing of logouts where the log has none, nor of lengths that are all 0", async () => {
    const values = await valuesOf(sessionMeasures, [event("s1", 0), event("s1", 0)]);
    expect(values).toEqual({ session_minutes: 0, mean_session_minutes: 0, session_spread: null, logout_share: null });
  });

  it("has nothing for a log without sessions", async () => {
    expect(new Set(Object.values(await valuesOf(sessionMeasures, [event(null, 0)])))).toEqual(new Set([null]));
  });
});
