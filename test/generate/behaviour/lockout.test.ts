import { describe, expect, it } from "vitest";
import { RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { createLock, LOCKED_AFTER, LOCKED_MS } from "../../../src/generate/behaviour/lockout";

const [BAD, LOCKED] = [RESULT["bad password"], RESULT["account locked"]];

describe("createLock()", () => {
  it("locks at the fifth failure in a row for twenty minutes, then counts anew", () => {
    const lock = createLock();
    expect([1, 2, 3, 4, 5, 6].map((ms) => lock.fail(ms))).toEqual([BAD, BAD, BAD, BAD, BAD, LOCKED]);
    expect(lock.untilMs()).toBe(5 + LOCKED_MS);
    expect(lock.fail(5 + LOCKED_MS - 1)).toBe(LOCKED);
    expect([5, 6, 7, 8, 9, 10].map((ms) => lock.fail(ms + LOCKED_MS))).toEqual([BAD, BAD, BAD, BAD, BAD, LOCKED]);
    expect([LOCKED_AFTER, LOCKED_MS]).toEqual([5, 1_200_000]);
  });
  it("forgets failures after a pause of more than twenty minutes, and never locks whoever tries as seldom", () => {
    const lock = createLock();
    for (let tries = 1; tries < 100; tries++) expect(lock.fail(tries * (LOCKED_MS + 1))).toBe(BAD);
    expect(lock.untilMs()).toBe(0);
    const other = createLock();
    const results = [1, 2, 3, 4].map((tries) => other.fail(tries * LOCKED_MS));
    expect([...results, other.fail(5 * LOCKED_MS), other.fail(5 * LOCKED_MS + 1)]).toEqual([
      BAD,
      BAD,
      BAD,
      BAD,
      BAD,
      LOCKED,
    ]);
  });
});
