import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { writeWhole } from "../files/writeWhole";
import { escapeHtml } from "../text/escapeHtml";
import { requireLazily } from "../files/requireLazily";
import type { Figure } from "./Figure";

/** How to export a figure. */
export interface ExportHtmlOptions {
  /** Title of the window. @default the first sentence of the summary */
  title?: string;
}

/**
 * Writes a figure as one HTML file that draws itself in any browser, offline: plotly.js (10 MB) is inside, and the
 * file's content security policy forbids the network and any script but its own.
 *
 * @throws Error that names the file when it cannot be written
 */
export async function exportHtml(figure: Figure, file: string, options: ExportHtmlOptions = {}): Promise<void> {
  const plotly = await readFile(requireLazily.resolve("plotly.js-dist/plotly.js"), "utf8");
  await writeWhole(file, (temporary) => writeFile(temporary, figureHtml(figure, plotly, options)));
}

const DRAW = `
const figure = JSON.parse(document.getElementById("figure").textContent);
Plotly.newPlot("chart", figure.data, figure.layout, { responsive: true, displaylogo: false });
`;

function figureHtml(figure: Figure, plotly: string, { title = titleOf(figure) }: ExportHtmlOptions): string {
  const { width, height, ...layout } = figure.layout;
  void width;
  const scripts = [safeScript(plotly), DRAW];
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map((script) => `'${sha256(script)}'`).join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>html, body { height: 100%; margin: 0 } #chart { height: 100%; min-height: ${typeof height === "number" ? height : 320}px }</style>
</head>
<body>
<div id="chart" role="img" aria-label="${escapeHtml(figure.summary)}"></div>
<noscript>${escapeHtml(figure.summary)}</noscript>
<script id="figure" type="application/json">${jsonForScript({ data: figure.data, layout: { ...layout, autosize: true } })}</script>
${scripts.map((script) => `<script>${script}</script>`).join("\n")}
</body>
</html>
`;
}

/** JSON that cannot end the script element it stands in: all data that reaches a script goes through here. */
function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The library's own text must not end its element either. */
function safeScript(script: string): string {
  return script.replace(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "<\\!--");
}

function sha256(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** The first sentence of the summary: the title of the figure holds plotly's markup. */
function titleOf({ summary }: Figure): string {
  return summary.split(/\.(?= [A-Z]|$)/, 1)[0]!;
}
