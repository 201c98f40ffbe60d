import { describe, expect, it } from "vitest";
import { summarizeEvents } from "../../src/logs/summarizeEvents";
import { databaseOfEvents, us } from "./databaseOfEvents";

describe("summarizeEvents(db)", () => {
  it("counts events, users, sources and failures, and finds the first and the last", async () => {
    const db = await databaseOfEvents([
      { timestampUs: us("2024-03-02T00:00:00Z"), user: "bob", source_ip: "10.0.0.1", outcome: "success" },
      { timestampUs: us("2024-03-01T23:00:00.5Z"), user: "al", source_ip: "10.0.0.1", outcome: "success" },
      { timestampUs: us("2024-03-03T00:00:00Z"), user: "bob", source_ip: "10.0.0.2", outcome: "failure" },
      { timestampUs: us("2024-03-02T00:00:00Z"), user: null, source_ip: null, outcome: "success" },
    ]);
    expect(await summarizeEvents(db)).toEqual({
      events: 4,
      signIns: 4,
      users: 2,
      sources: 2,
      failures: 1,
      failureShare: 0.25,
      first: "2024-03-01T23:00:00.500Z",
      last: "2024-03-03T00:00:00.000Z",
    });
  });

  it("counts second factors, logouts and changed passwords as events, not as sign-ins", async () => {
    const db = await databaseOfEvents([
      { timestampUs: 0, user: "bob", outcome: "success" },
      { timestampUs: 1, user: "bob", outcome: "failure", action: "mfa" },
      { timestampUs: 2, user: "bob", outcome: "success", action: "logout" },
      { timestampUs: 3, user: "bob", outcome: "success", action: "password_change" },
      { timestampUs: 4, user: "bob", outcome: "failure", action: "sign in to the portal" },
    ]);
    expect(await summarizeEvents(db)).toMatchObject({ events: 5, signIns: 2, failures: 1, failureShare: 0.5 });
  });

  it("has no first and no last without events, and a share of 0", async () => {
    expect(await summarizeEvents(await databaseOfEvents([]))).toEqual({
      events: 0,
      signIns: 0,
      users: 0,
      sources: 0,
      failures: 0,
      failureShare: 0,
      first: null,
      last: null,
    });
  });
});
