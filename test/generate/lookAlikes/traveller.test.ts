import { describe, expect, it } from "vitest";
import { incidentsOf, simulated } from "./simulated";

describe("traveller", () => {
  it("gives someone a journey of one to five days more, with sign-ins from another city", () => {
    const labelled = Array.from({ length: 10 }, (_, seed) => {
      const { organisation, added, ordinary } = simulated({ traveller: 1 }, { users: 20, seed });
      const planned = organisation.incidents.find(({ id }) => id === "traveller-1")!;
      const [journey, ...others] = organisation.people.flatMap(({ journeys }) =>
        journeys.filter(({ incident }) => incident === planned.number),
      );
      expect(others).toEqual([]);
      expect(journey!.lastDay - journey!.firstDay).toBeLessThan(5);
      expect(journey!.firstDay).toBeGreaterThanOrEqual(1);
      expect(incidentsOf(organisation, "traveller")).toContain(planned.number);
      expect(added).toEqual([]);
      return ordinary.filter(({ incident }) => incident === planned.number).length;
    });
    expect(labelled.filter((count) => count > 0).length).toBeGreaterThan(4);
  });
});
