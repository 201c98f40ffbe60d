/**
 * An IP address as text: IPv4 in dotted form, IPv6 as RFC 5952 has it (small letters, the first of the longest runs of
 * zeros as `::`).
 *
 * @param words - its bits, as in `Address`
 * @see RFC 5952, section 4
 * @example addressText([0xc0000201]) // "192.0.2.1"
 */
export function addressText(words: readonly number[]): string {
  if (words.length === 1) return dotted(words[0]!);
  const groups = words.flatMap((word) => [word >>> 16, word & 0xffff]);
  const [start, length] = longestZeros(groups);
  const hex = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(":");
  return length < 2 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
}

function dotted(word: number): string {
  return [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255].join(".");
}

/** Where the longest run of zeros begins, the first of several, and how many there are. */
function longestZeros(groups: readonly number[]): [start: number, length: number] {
  let longest: [number, number] = [0, 0];
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === 0) end++;
    if (end - start > longest[1]) longest = [start, end - start];
  }
  return longest;
}
