import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/generate/output/BlockMaker";
import { createTally } from "../../../src/generate/output/createTally";
import type { LabelledRows } from "../../../src/generate/output/LabelledRows";
import type { Organisation } from "../../../src/generate/organisation/Organisation";
import { sharedOrganisation } from "../attacks/struck";

const organisation: Organisation = {
  ...sharedOrganisation({ users: 5, stealth: 0.3 }),
  incidents: [
    { number: 1, id: "traveller-1", label: "benign", scenario: "traveller", technique: "" },
    { number: 2, id: "mfa_fatigue-1", label: "attack", scenario: "mfa_fatigue", technique: "T1621" },
    { number: 3, id: "mfa_fatigue-2", label: "attack", scenario: "mfa_fatigue", technique: "T1621" },
    { number: 4, id: "traveller-2", label: "benign", scenario: "traveller", technique: "" },
  ],
};
const START_MS = Date.parse("2026-03-02");

/** A block of five events, of which the format has written four: three of incidents, one of nobody's. */
function block(incident: number[], ordinary: Partial<LabelledRows["ordinary"]> = {}): Block {
  const labels = {
    id: Float64Array.from(incident, (_, row) => row + 1),
    incident: Float64Array.from(incident),
    timestampMs: Float64Array.from(incident, (_, row) => START_MS + 1000 * row),
    account: Float64Array.from(incident, (_, row) => row % 2),
    address: Float64Array.from(incident, () => 7),
    succeeded: Uint8Array.from(incident, (_, row) => row % 2),
    ordinary: { events: 1, successes: 1, failedSignIns: 0, signIns: 1, ...ordinary },
  };
  return { events: 5, written: 4, text: new Uint8Array(), rows: null, labels };
}

describe("createTally(organisation, format, holdsIds)", () => {
  it("labels events by id, with what their incident is", () => {
    const tally = createTally(organisation, "csv", true);
    const lines = "1,attack,mfa_fatigue,T1621,mfa_fatigue-1\n2,benign,traveller,,traveller-1\n";
    expect(tally.add(block([2, 1]))).toBe(lines);
    expect(tally.add(block([2, 1]))).toBe(lines);
  });
  it("labels by the line in the whole log where the lines hold no ids", () => {
    const tally = createTally(organisation, "sshd", false);
    expect(tally.add(block([2]))).toBe("1,attack,mfa_fatigue,T1621,mfa_fatigue-1\n");
    expect(tally.add(block([2]))).toBe("5,attack,mfa_fatigue,T1621,mfa_fatigue-1\n");
  });
  it("lists the incidents that have events: when, how many, by how many users from how many sources", () => {
    const tally = createTally(organisation, "csv", true);
    tally.add(block([2, 2, 1]));
    tally.add(block([3]));
    expect(tally.incidents()).toBe(
      "incident,label,scenario,technique,stealth,start,end,events,successes,users,sources\n" +
        "traveller-1,benign,traveller,,,2026-03-02T00:00:02.000Z,2026-03-02T00:00:02.000Z,1,0,1,1\n" +
        "mfa_fatigue-1,attack,mfa_fatigue,T1621,0.3,2026-03-02T00:00:00.000Z,2026-03-02T00:00:01.000Z,2,1,2,1\n" +
        "mfa_fatigue-2,attack,mfa_fatigue,T1621,0.3,2026-03-02T00:00:00.000Z,2026-03-02T00:00:00.000Z,1,0,1,1\n",
    );
  });
  it("reports what was written and left out, the ordinary first, then the look-alikes, then the attacks", () => {
    const tally = createTally(organisation, "csv", true);
    tally.add(block([2, 2, 1], { failedSignIns: 1, signIns: 4, events: 4 }));
    tally.add(block([3], { failedSignIns: 0, signIns: 1, events: 1 }));
    expect(tally.report()).toEqual({
      format: "csv",
      events: 8,
      leftOut: 2,
      failureShare: 0.2,
      scenarios: [
        { scenario: "ordinary", label: "ordinary", technique: "", incidents: 0, events: 5, successes: 2 },
        { scenario: "traveller", label: "benign", technique: "", incidents: 1, events: 1, successes: 0 },
        { scenario: "mfa_fatigue", label: "attack", technique: "T1621", incidents: 2, events: 3, successes: 1 },
      ],
    });
  });
  it("has a failure share of 0 where there is no ordinary sign-in", () => {
    const tally = createTally(organisation, "csv", true);
    expect(tally.report().failureShare).toBe(0);
    expect(tally.incidents().trimEnd().split("\n").length).toBe(1);
  });
});
