import type { Figure } from "../charts/Figure";
import { displayData, isInKernel } from "./displayData";
import { findBrowser } from "./findBrowser";
import { harmlessText } from "../text/harmlessText";
import { renderImage } from "./renderImage";

/** How to show a figure. */
export interface ShowOptions {
  /** Pixels of the still picture. @default the layout's width, else 900 */
  width?: number;
  /** Pixels of the still picture. @default the layout's height, else 450 */
  height?: number;
}

/** After so many failures in a row no more pictures are tried in this process: each may take 20 s. */
const MAX_FAILURES = 2;
let failures = 0;

/**
 * Shows a figure below the cell, as one output in three forms: live for Jupyter and VS Code, a still picture for
 * readers like GitHub, and the summary for everyone else. Without a browser on the machine there is no still
 * picture, nor with `AUTHLENS_PICTURES=none`. Outside a kernel it prints the summary.
 *
 * @example await show(eventsOverTime(counts));
 */
export async function show(figure: Figure, options: ShowOptions = {}): Promise<void> {
  const { data, layout, summary } = figure;
  const width = options.width ?? numberOr(layout.width, 900);
  const height = options.height ?? numberOr(layout.height, 450);
  const picture = await pictureOf(figure, width, height);
  const shown = displayData(
    {
      "application/vnd.plotly.v1+json": { data, layout, config: { displaylogo: false, responsive: true } },
      ...(picture !== undefined && { "image/png": picture }),
      "text/plain": harmlessText(summary, Infinity),
    },
    picture === undefined ? {} : { "image/png": { width, height } },
  );
  if (!shown) process.stdout.write(`${harmlessText(summary, Infinity)}\n`);
}

async function pictureOf(figure: Figure, width: number, height: number): Promise<string | undefined> {
  if (failures >= MAX_FAILURES || !isInKernel() || process.env["AUTHLENS_PICTURES"] === "none") return undefined;
  try {
    if (findBrowser() === undefined) return undefined;
    // JupyterLab shows the picture, in its own pixels, until the pointer is over it: larger would not fit the page.
    const png = await renderImage(figure, { width, height, scale: 1 });
    failures = 0;
    return png.toString("base64");
  } catch {
    failures++;
    return undefined;
  }
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
