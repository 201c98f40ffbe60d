/**
 * Makes plain text show literally where plotly draws text.
 *
 * Plotly reads `<b>`, `<a href>`, `<br>` and entities as markup, `%{…}` as a template, and `$…$` as mathematics when
 * MathJax is on the page (as in JupyterLab). Each opening character becomes a numeric or named entity that plotly
 * decodes after it has looked for markup.
 *
 * @param text - plain text
 * @returns the same text, for any plotly attribute that is drawn as text
 * @example escapeChartText("<b>5 & 6</b>") // "&lt;b&gt;5 &amp; 6&lt;/b&gt;"
 */
export function escapeChartText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("$", "&#36;")
    .replaceAll("%{", "&#37;{");
}
