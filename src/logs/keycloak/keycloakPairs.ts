/** Between two pairs. */
const SEPARATOR = ", ";
/** No event has half as many; a line that has more was made to keep us busy. */
const MAX_PAIRS = 100;

/**
 * Takes the message of a Keycloak event apart: `type=LOGIN_ERROR, realmId=…` or, since the versions of early 2024,
 * `type="LOGIN_ERROR", realmId="…"`.
 *
 * Quoted values are exact, whatever a client puts into them: Keycloak escapes the quotes in a value, so the quote that
 * ends it is the one before the next `, name="`. The old spelling escapes nothing: only a value with a space is quoted,
 * and one that holds `', name=` seems to end there. So of what follows such a value only the user name is read, and of
 * several pairs with one name the first counts: Keycloak writes its own (type, user id, address, error) before the
 * details, which the client may have chosen.
 *
 * @param message - from `type=` on
 * @returns name → value, as written; `null` is text
 * @see https://github.com/keycloak/keycloak/pull/25747
 * @example keycloakPairs('type="LOGIN", userId="null"') // Map { type → "LOGIN", userId → "null" }
 */
export function keycloakPairs(message: string): Map<string, string> {
  const pairs = new Map<string, string>();
  let isCertain = true;
  const first = message[message.indexOf("=") + 1];
  const quote = first === '"' || first === "'" ? first : null;
  for (let position = 0, read = 0; position < message.length && read < MAX_PAIRS; read++) {
    const nameEnd = endOfName(message, position);
    if (message[nameEnd] !== "=") break;
    const name = message.slice(position, nameEnd);
    const start = nameEnd + 1;
    const { value, end } = quote === null ? bareValue(message, start) : quotedValue(message, start, quote);
    if (!pairs.has(name) && (isCertain || name === "username")) pairs.set(name, value);
    if (quote === null && message[start] === "'") isCertain = false;
    position = end + SEPARATOR.length;
  }
  return pairs;
}

interface Value {
  value: string;
  /** Where the separator stands, or the end of the message. */
  end: number;
}

function quotedValue(message: string, start: number, quote: string): Value {
  if (message[start] !== quote) return { value: message.slice(start), end: message.length };
  let close = message.indexOf(quote, start + 1);
  while (close >= 0 && !isFollowed(message, close + 1, quote)) close = message.indexOf(quote, close + 1);
  if (close < 0) close = firstUnescaped(message, start + 1, quote);
  return { value: message.slice(start + 1, close).replaceAll(`\\${quote}`, quote), end: close + 1 };
}

function bareValue(message: string, start: number): Value {
  if (message[start] === "'") {
    let close = message.indexOf("'", start + 1);
    while (close >= 0 && !isFollowed(message, close + 1, "")) close = message.indexOf("'", close + 1);
    if (close >= 0) return { value: message.slice(start + 1, close), end: close + 1 };
  }
  let end = message.indexOf(SEPARATOR, start);
  while (end >= 0 && !isFollowed(message, end, "")) end = message.indexOf(SEPARATOR, end + 1);
  if (end < 0) end = message.length;
  return { value: message.slice(start, end), end };
}

/** Whether the message ends here, or another pair begins. */
function isFollowed(message: string, position: number, quote: string): boolean {
  if (position === message.length) return true;
  if (!message.startsWith(SEPARATOR, position)) return false;
  const nameEnd = endOfName(message, position + SEPARATOR.length);
  return nameEnd > position + SEPARATOR.length && message.startsWith(`=${quote}`, nameEnd);
}

/** After a log level that adds a list of cookies or a stack, which are not quoted. */
function firstUnescaped(message: string, start: number, quote: string): number {
  let close = message.indexOf(quote, start);
  while (close > 0 && message[close - 1] === "\\") close = message.indexOf(quote, close + 1);
  return close < 0 ? message.length : close;
}

function endOfName(message: string, start: number): number {
  let end = start;
  while (isNameCharacter(message.charCodeAt(end))) end++;
  return end;
}

/** Letters, digits, `_`, `-` and `.`; not NaN, after the end. */
function isNameCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46
  );
}
