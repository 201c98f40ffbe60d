import type { PlaceTally } from "./PlaceTally";

/**
 * What was looked up for a file, in sentences for its notes; none when it was nothing.
 *
 * @param sources - the databases that gave answers
 * @param points - events whose coordinates are their country's point
 * @example placeNotes({ countries: 5, cities: 0, coordinates: 0, asns: 0 }, ["IPtoASN of 2026-06-17"], 5)
 */
export function placeNotes(tally: PlaceTally, sources: readonly string[], points: number): string[] {
  const { countries, cities, coordinates, asns } = tally;
  const counts: [string, number][] = [
    ["country", countries],
    ["city", cities],
    ["coordinates", coordinates],
    ["AS number", asns],
  ];
  const filled = counts.filter(([, events]) => events > 0).map(([what, events]) => `${what} of ${count(events)}`);
  const notes = filled.length > 0 ? [`looked up offline: ${filled.join(", ")} (${sources.join(", ")})`] : [];
  if (points > 0) notes.push(`coordinates of ${count(points)}: one rough point a country, often hundreds of km off`);
  return notes;
}

function count(events: number): string {
  return `${events} event${events === 1 ? "" : "s"}`;
}
