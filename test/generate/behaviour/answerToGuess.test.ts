import { describe, expect, it } from "vitest";
import { answerToGuess } from "../../../src/generate/behaviour/answerToGuess";
import { RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { DAY_MS, sharedOrganisation } from "../attacks/struck";

const organisation = sharedOrganisation();
const person = { ...organisation.people[0]!, joinsOnDay: 3, leavesOnDay: 5 };
const on = (day: number, isRight: boolean) =>
  answerToGuess(organisation, person, organisation.startMs + day * DAY_MS, isRight);

describe("answerToGuess(organisation, person, timestampMs, isRight)", () => {
  it.each([
    [2.9, "unknown user", "unknown user"],
    [3, "bad password", "success"],
    [5.9, "bad password", "success"],
    [6, "account disabled", "account disabled"],
  ] as const)("on day %d is %s for a wrong password, %s for the right one", (day, wrong, right) => {
    expect([on(day, false), on(day, true)]).toEqual([RESULT[wrong], RESULT[right]]);
  });
});
