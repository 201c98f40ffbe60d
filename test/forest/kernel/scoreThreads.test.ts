import { describe, expect, it, vi } from "vitest";
import { endScoreThreads, returnScoreThreads, takeScoreThreads } from "../../../src/forest/kernel/scoreThreads";

const started: string[] = [];

vi.mock("../../../src/threads/AskedThread", () => ({
  AskedThread: class {
    constructor(script: string) {
      started.push(script);
    }
    hold(): void {}
    close(): Promise<void> {
      return Promise.resolve();
    }
  },
}));

describe("takeScoreThreads(script, count)", () => {
  it("takes those that wait before it starts others, and never has more than 63", async () => {
    const first = takeScoreThreads("a", 3);
    expect([first.length, started.length]).toEqual([3, 3]);
    returnScoreThreads(first);
    const again = takeScoreThreads("a", 4);
    expect([again.length, started.length]).toEqual([4, 4]);
    const rest = takeScoreThreads("a", 1000);
    expect([rest.length, started.length]).toEqual([59, 63]);
    expect(takeScoreThreads("a", 1)).toEqual([]);
    await endScoreThreads(rest.splice(0, 9));
    expect([takeScoreThreads("a", 10).length, started.length]).toEqual([9, 72]);
  });
});
