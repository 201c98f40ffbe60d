/**
 * A pseudo-random whole number that depends on its two arguments only: the same two always give the same one.
 *
 * For what must be known at any time without drawing what came before: whose address was it on day 17? Attacks and
 * habits may ask in any order.
 *
 * @param key - a whole number that stands for whom it is about
 * @param counter - a whole number that stands for what, such as the number of a lease
 * @returns a whole number in [0, 2³²)
 * @see the finaliser of MurmurHash3, A. Appleby, 2011, public domain
 * @example mixBits(person.key, lease) % pool
 */
export function mixBits(key: number, counter: number): number {
  let bits = (key ^ Math.imul(counter | 0, 0x9e3779b1)) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
