import { describe, expect, it } from "vitest";
import { homeOrigin } from "../../../src/generate/behaviour/drawPlace";
import { createSignIn } from "../../../src/generate/lookAlikes/createSignIn";
import { userAgentCode } from "../../../src/generate/organisation/userAgents";
import { DAY_MS, planned } from "./simulated";

describe("createSignIn(organisation, signIn)", () => {
  it("is a success with a password, from the place, with the program's version of that day", () => {
    const { organisation } = planned({}, { days: 60 });
    const person = organisation.people[0]!;
    const timestampMs = organisation.startMs + 40 * DAY_MS;
    const place = homeOrigin(organisation, person, timestampMs);
    const device = { id: 7, program: 0, phase: 0.5 };
    expect(createSignIn(organisation, { timestampMs, account: 0, place, device, host: 1, incident: 3 })).toEqual({
      timestampMs,
      account: 0,
      address: place.address,
      network: place.network.index,
      action: 0,
      method: 0,
      result: 0,
      userAgent: userAgentCode(0, 40, 0.5),
      device: 7,
      host: 1,
      session: 0,
      incident: 3,
    });
  });
});
