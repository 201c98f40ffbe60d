import { describe, expect, it } from "vitest";
import { MEASUREMENTS } from "../../src/realism/measureRealism";
import { PUBLISHED_FACTS } from "../../src/realism/PUBLISHED_FACTS";

describe("PUBLISHED_FACTS", () => {
  it("is about measures that there are", () => {
    const names = MEASUREMENTS.flatMap(({ measures }) => measures.map(({ name }) => name));
    expect(PUBLISHED_FACTS.filter(({ measure }) => !names.includes(measure))).toEqual([]);
  });
  it("names what was said, of whom and by whom", () => {
    for (const { says, population, source } of PUBLISHED_FACTS) expect([says, population, source]).not.toContain("");
  });
  it("has ranges with at least one end, the lower one first", () => {
    for (const { value } of PUBLISHED_FACTS) {
      if (typeof value === "number") continue;
      const [low, high] = value;
      expect(low ?? high).not.toBeNull();
      if (low !== null && high !== null) expect(low).toBeLessThan(high);
    }
  });
});
