import { describe, expect, it } from "vitest";
import type { AuthEvent } from "../../src/logs/AuthEvent";
import { emptyEvent } from "../../src/logs/eventColumns";
import { EventCollector } from "../../src/logs/EventCollector";

const named = (user: string | null, host: string | null = null): AuthEvent => ({ ...emptyEvent(), user, host });

describe("EventCollector", () => {
  it("numbers the words of each field from 1, once, also over batches; null is 0", () => {
    const collector = new EventCollector();
    collector.accept(1, named("bob", "web"));
    collector.accept(2, named(null, "bob"));
    collector.accept(3, named("al", "web"));
    const first = collector.take();
    expect([...first.words.user.subarray(0, 3)]).toEqual([1, 0, 2]);
    expect([...first.words.host.subarray(0, 3)]).toEqual([1, 2, 1]);
    expect([first.newWords.user, first.newWords.host]).toEqual([
      ["bob", "al"],
      ["web", "bob"],
    ]);
    collector.accept(4, named("al"));
    collector.accept(5, named("__proto__"));
    const second = collector.take();
    expect([...second.words.user.subarray(0, 2)]).toEqual([2, 3]);
    expect(second.newWords.user).toEqual(["__proto__"]);
  });
  it("forgets its words when there are too many, and says so with the next batch", () => {
    const collector = new EventCollector(6);
    const take = (...users: (string | null)[]): [boolean, string[], number[]] => {
      for (const [index, user] of users.entries()) collector.accept(index, named(user));
      const { startsAfresh, newWords, words } = collector.take();
      return [startsAfresh, newWords.user, [...words.user.subarray(0, users.length)]];
    };
    // `login` and `failure` are words too.
    expect(take("a", "b", null)).toEqual([true, ["a", "b"], [1, 2, 0]]);
    expect(take("b", "c", "d", "e", "f", "a")).toEqual([false, ["c", "d", "e", "f"], [2, 3, 4, 5, 6, 1]]);
    expect(take("a", "g")).toEqual([true, ["a", "g"], [1, 2]]);
    expect(take("g")).toEqual([false, [], [2]]);
  });
  it("forgets its words when they are too long together", () => {
    const collector = new EventCollector();
    const long = "x".repeat(200_000);
    for (let index = 0; index < 90; index++) collector.accept(index, named(`${index}${long}`));
    expect(collector.take().startsAfresh).toBe(true);
    collector.accept(100, named("a"));
    expect(collector.take()).toMatchObject({ startsAfresh: true, newWords: { user: ["a"] } });
  });
  it("counts lines, events and their places in a line, and says whether lines come in order", () => {
    const collector = new EventCollector();
    collector.addLines(4);
    for (const line of [1, 1, 3]) collector.accept(line, named("a"));
    collector.reject(2, "no", "\u001b[2Jx");
    collector.ignore(4, "blank line");
    const batch = collector.take();
    expect(batch).toMatchObject({ lines: 4, accepted: 2, events: 3, inOrder: true });
    expect([...batch.part.subarray(0, 3)]).toEqual([0, 1, 0]);
    expect(batch.rejections).toHaveLength(1);
    expect(batch.rejections[0]![2]).not.toContain("\u001b");
    expect(batch.ignored).toEqual(new Map([["blank line", 1]]));
    collector.accept(2, named("a"));
    expect(collector.take().inOrder).toBe(false);
    collector.startLines();
    collector.accept(1, named("a"));
    expect(collector.take()).toMatchObject({ inOrder: true, lines: 0 });
  });
  it("grows: ten thousand events keep all that they are", () => {
    const collector = new EventCollector();
    for (let row = 0; row < 10_000; row++) {
      collector.accept(row + 1, {
        ...named(`u${row}`),
        timestampUs: row * 1e6,
        asn: row % 3 ? row : null,
        session_id: `s${row}`,
      });
    }
    const { events, words, timestampUs, numbers, texts, newWords } = collector.take();
    expect(events).toBe(10_000);
    for (const row of [0, 1023, 1024, 4095, 9999]) {
      expect(newWords.user[words.user[row]! - 1]).toBe(`u${row}`);
      expect([timestampUs[row], texts.session_id[row]]).toEqual([row * 1e6, `s${row}`]);
      expect(numbers.asn[row]).toBe(row % 3 ? row : NaN);
    }
  });
});
