/**
 * SQL of the burstiness of gaps between events: −1 for gaps that are all equal, 0 for those of events that fall at
 * random, near 1 when one gap has nearly all the time.
 *
 * Goh and Barabási's B = (r − 1) / (r + 1) falls short of these for few gaps; this is the form that does not:
 *
 *     A = (√(n + 1) · r − √(n − 1)) / ((√(n + 1) − 2) · r + √(n − 1))
 *
 * @param gaps - SQL of how many gaps, n: 2 or more
 * @param ratio - SQL of their standard deviation (of the population) divided by their mean, r
 * @see K.-I. Goh, A.-L. Barabási, "Burstiness and memory in complex systems", EPL 81 (2008) 48002
 * @see E.-K. Kim, H.-H. Jo, "Measuring burstiness for finite event sequences", Phys. Rev. E 94 (2016) 032311
 * @example burstinessSql("count(gap)", "stddev_pop(gap) / avg(gap)")
 */
export function burstinessSql(gaps: string, ratio: string): string {
  const [wide, narrow] = [`sqrt((${gaps}) + 1)`, `sqrt((${gaps}) - 1)`];
  return `(${wide} * (${ratio}) - ${narrow}) / ((${wide} - 2) * (${ratio}) + ${narrow})`;
}
