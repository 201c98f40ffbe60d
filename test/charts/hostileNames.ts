/** Names that an attacker may sign in with. */
export const HOSTILE_NAMES: readonly string[] = [
  "<b>x</b>",
  '<a href="javascript:alert(1)">click</a>',
  "<br>",
  "</span><span style='font-size:99px'>big",
  "eve\u202Etxt.exe",
  "\u0000\u001b[31mred",
  "A".repeat(10_000),
  "__proto__",
  "constructor",
  "&lt;b&gt;",
  "&#60;b&#62;",
  "$\\href{javascript:alert(1)}{x}$",
  "%{y} %{meta[0]}",
  "<extra>e</extra>",
  "1e3",
  "2026-01-01",
  "",
  "\ud800",
];

/** Every text in a figure that plotly draws, joined. */
export function drawnText(figure: { data: unknown; layout: unknown }): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    else if (value !== null && typeof value === "object") Object.values(value).forEach(walk);
  };
  walk([figure.data, figure.layout]);
  return texts.join(" | ");
}

/** The title as a reader sees it: first line, markup removed, entities decoded. */
export function titleOf(figure: { layout: Record<string, unknown> }): string {
  const { text } = figure.layout.title as { text: string };
  return text
    .replace(/<br><span.*$/, "")
    .replaceAll("<br>", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#36;", "$")
    .replaceAll("&#37;", "%")
    .replaceAll("&amp;", "&");
}
