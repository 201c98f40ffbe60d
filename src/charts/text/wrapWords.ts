/**
 * Breaks a text into as few lines as fit a width, about equally long; a word longer than a line gets one of its own.
 *
 * Widths are estimated, since there is nothing to measure with outside a browser; `12 %` stays together.
 *
 * @param text - plain text
 * @param maxWidth - widest line, in units of the font's size (em)
 * @returns at least one line, without the spaces at the breaks
 * @example wrapWords("one two three", 4) // ["one two", "three"]
 */
export function wrapWords(text: string, maxWidth: number): string[] {
  const lines = greedyLines(text, maxWidth);
  if (lines.length === 1) return lines;
  const even = greedyLines(text, (1.1 * textWidth(text)) / lines.length);
  return even.length === lines.length && even.every((line) => textWidth(line) <= maxWidth) ? even : lines;
}

function greedyLines(text: string, maxWidth: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ (?!%)/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer) > maxWidth) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** Width of a text in em, in a sans-serif font: letters are half as wide as high, capitals wider, East Asian ones square. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += character > "\u2e7f" ? 1 : /[A-Z@%mw]/.test(character) ? 0.75 : /[0-9a-z_]/.test(character) ? 0.52 : 0.35;
  }
  return width;
}
