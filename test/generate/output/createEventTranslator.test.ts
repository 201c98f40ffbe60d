import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTION, METHOD, RESULT, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { mistypedAccount, strangerAccount } from "../../../src/generate/organisation/accountName";
import { APPLICATION_COUNT } from "../../../src/generate/organisation/hosts";
import { userAgentCode } from "../../../src/generate/organisation/userAgents";
import { createEventTranslator } from "../../../src/generate/output/createEventTranslator";
import { sharedOrganisation } from "../attacks/struck";
import { anyRow, bufferOf } from "./anyRows";

const organisation = sharedOrganisation({ users: 30, roles: { service: 0 } });
const EVENT: SimulatedEvent = {
  timestampMs: Date.parse("2026-03-02T08:12:45.123Z"),
  account: 0,
  address: 0xcb007105,
  network: organisation.networks.offices[0]!.index,
  action: ACTION.login,
  method: METHOD.password,
  result: RESULT.success,
  userAgent: userAgentCode(9, 0, 0),
  device: 7,
  host: 1,
  session: 8,
  incident: 0,
};

describe("createEventTranslator(organisation)(buffer, row, id)", () => {
  it("turns a row of numbers into the event that the log holds", () => {
    expect(createEventTranslator(organisation)(bufferOf([EVENT]), 0, 42)).toEqual({
      event_id: "42",
      timestampUs: Date.parse("2026-03-02T08:12:45.123Z") * 1000,
      user: "ada.adler",
      source_ip: "203.0.113.5",
      outcome: "success",
      failure_reason: null,
      action: "login",
      method: "password",
      country: "DE",
      city: "Berlin",
      latitude: 52.52,
      longitude: 13.41,
      asn: organisation.networks.offices[0]!.asn,
      user_agent: "python-requests/2.32.3",
      device: "d7",
      host: "mail",
      session_id: "s8",
    });
  });
  it("has neither device nor session for 0, and the reason of a failure", () => {
    const rows = bufferOf([EVENT, { ...EVENT, device: 0, session: 0, result: RESULT["mfa timeout"] }]);
    expect(createEventTranslator(organisation)(rows, 1, 1)).toMatchObject({
      outcome: "failure",
      failure_reason: "mfa timeout",
      device: null,
      session_id: null,
    });
  });
  it("names slips, strangers and servers", () => {
    const rows = bufferOf([
      { ...EVENT, account: mistypedAccount(0, 0) },
      { ...EVENT, account: strangerAccount(1), host: APPLICATION_COUNT + 6 },
    ]);
    const translate = createEventTranslator(organisation);
    expect(translate(rows, 0, 1).user).toBe("aad.adler");
    expect(translate(rows, 1, 2)).toMatchObject({ user: "root", host: "srv-0007" });
  });
  it("says nothing of incidents: two events that differ only in theirs are the same (property)", () => {
    const translate = createEventTranslator(organisation);
    fc.assert(
      fc.property(anyRow(organisation), fc.nat(1000), (event, incident) => {
        const rows = bufferOf([event, { ...event, incident }]);
        expect(translate(rows, 0, 1)).toEqual(translate(rows, 1, 1));
      }),
    );
  });
});
