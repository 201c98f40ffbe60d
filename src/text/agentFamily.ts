/** Programs as user agents name them, and what we call them. The first that is found counts: most say they are others too. */
export const AGENT_FAMILIES: readonly (readonly [named: string, family: string])[] = [
  ["openssh", "openssh"],
  ["outlook", "outlook"],
  ["microsoft office", "office"],
  ["python", "python"],
  ["aiohttp", "python"],
  ["go-http-client", "go"],
  ["okhttp", "okhttp"],
  ["powershell", "powershell"],
  ["postman", "postman"],
  ["axios", "node"],
  ["node-fetch", "node"],
  ["curl/", "curl"],
  ["wget/", "wget"],
  ["java/", "java"],
  ["libwww-perl", "perl"],
  ["headless", "headless"],
  ["bot", "bot"],
  ["samsungbrowser/", "samsung"],
  ["edg/", "edge"],
  ["edga/", "edge"],
  ["edgios/", "edge"],
  ["opr/", "opera"],
  ["firefox/", "firefox"],
  ["fxios/", "firefox"],
  ["chrome/", "chrome"],
  ["crios/", "chrome"],
  ["safari/", "safari"],
];

/**
 * The kind of program that a user agent names: a word of a fixed list, never a part of the text, in which anything may
 * stand.
 *
 * @returns null when it names none of them
 * @example agentFamily("curl/8.5.0") // "curl"
 */
export function agentFamily(userAgent: string): string | null {
  const text = userAgent.toLowerCase();
  return AGENT_FAMILIES.find(([named]) => text.includes(named))?.[1] ?? null;
}
