const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));|&/g;
const NAMED: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);
const LAST_CODE_POINT = 0x10ffff;

/**
 * The text that stands in XML, with what was escaped put back.
 *
 * Once only: `&amp;lt;` is `&lt;`, and no tag can come of it.
 *
 * @returns null when there is an `&` that begins no reference, or one to a name or a character that XML does not have
 * @example decodeXmlText("a &lt;b&gt; &#38; c") // "a <b> & c"
 */
export function decodeXmlText(text: string): string | null {
  if (!text.includes("&")) return text;
  let isWrong = false;
  const decoded = text.replace(REFERENCE, (_all, decimal?: string, hex?: string, name?: string) => {
    const character = name === undefined ? characterOf(decimal, hex) : NAMED.get(name);
    if (character === undefined) isWrong = true;
    return character ?? "";
  });
  return isWrong ? null : decoded;
}

function characterOf(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : NaN;
  return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : undefined;
}
