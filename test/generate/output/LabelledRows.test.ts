import { describe, expect, it } from "vitest";
import { ACTION, METHOD, RESULT, type SimulatedEvent } from "../../../src/generate/behaviour/EventBuffer";
import { createLabelledRows } from "../../../src/generate/output/LabelledRows";
import { bufferOf } from "./anyRows";

const EVENT: SimulatedEvent = {
  ...{ timestampMs: 5, account: 3, address: 9, network: 0, action: ACTION.login, method: METHOD.password },
  ...{ result: RESULT.success, userAgent: 0, device: 0, host: 0, session: 0, incident: 0 },
};

describe("createLabelledRows()", () => {
  it("keeps the rows of incidents as columns, and counts the ordinary ones", () => {
    const rows = bufferOf([
      EVENT,
      { ...EVENT, incident: 2, timestampMs: 6 },
      { ...EVENT, result: RESULT["bad password"] },
      { ...EVENT, result: RESULT["mfa denied"], action: ACTION.mfa },
      { ...EVENT, action: ACTION.logout },
      { ...EVENT, incident: 1, timestampMs: 7, account: 4, address: 10, result: RESULT["bad password"] },
    ]);
    const labels = createLabelledRows();
    for (let row = 0; row < rows.length; row++) labels.add(rows, row, 100 + row);
    expect(labels.end()).toEqual({
      id: Float64Array.of(101, 105),
      incident: Float64Array.of(2, 1),
      timestampMs: Float64Array.of(6, 7),
      account: Float64Array.of(3, 4),
      address: Float64Array.of(9, 10),
      succeeded: Uint8Array.of(1, 0),
      ordinary: { events: 4, successes: 2, failedSignIns: 1, signIns: 2 },
    });
  });
});
