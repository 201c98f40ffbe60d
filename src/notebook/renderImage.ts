import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import type { Figure } from "../charts/Figure";
import { findBrowser } from "./findBrowser";
import { requireLazily } from "../files/requireLazily";
import { shrinkPng } from "./shrinkPng";

/** How to draw a figure. */
export interface RenderImageOptions {
  /** CSS pixels. @default 900 */
  width?: number;
  /** CSS pixels. @default 450 */
  height?: number;
  /** Pixels of the image a CSS pixel; 2 is crisp on today's screens. Ignored by SVG. @default 2 */
  scale?: number;
  /** @default "png" */
  format?: "png" | "svg";
  /** Milliseconds it may take; then the browser is closed. @default 20_000 */
  timeoutMs?: number;
}

/** Arguments for a browser without a window, quiet and offline. Only root, who cannot have a sandbox, goes without. */
export function browserArguments(): string[] {
  return [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}

/** How long an unused browser stays open, ms: it would keep the process alive. */
const IDLE_MS = 5_000;

let session: Promise<Session> | undefined;
let last: Promise<unknown> = Promise.resolve();
let idle: NodeJS.Timeout | undefined;

interface Session {
  browser: Browser;
  page: Page;
}

/**
 * Draws a figure as a picture, offline, with plotly.js in the browser of this machine.
 *
 * The first picture starts the browser (about a second), later ones reuse it; it closes after 5 s without work,
 * with `closeBrowser()`, and when the process ends.
 *
 * @returns the file's bytes: PNG, or UTF-8 SVG
 * @throws Error when there is no browser, plotly refuses the figure, or the time is over
 */
export async function renderImage(figure: Figure, options: RenderImageOptions = {}): Promise<Buffer> {
  const { timeoutMs = 20_000 } = options;
  const drawn = last.then(async () => {
    const timer = new AbortController();
    const limit = sleep(timeoutMs, undefined, { signal: timer.signal }).then(() => {
      throw new Error(`renderImage: the picture must be drawn within ${timeoutMs / 1000} s, got none`);
    });
    limit.catch(() => undefined);
    try {
      clearTimeout(idle);
      return await Promise.race([draw(figure, options), limit]);
    } catch (error) {
      await closeBrowser();
      throw error;
    } finally {
      timer.abort();
      if (session) idle = setTimeout(() => void closeBrowser(), IDLE_MS);
    }
  });
  last = drawn.catch(() => undefined);
  return drawn;
}

/** Closes the browser that `renderImage` keeps; the next picture starts one again. */
export async function closeBrowser(): Promise<void> {
  clearTimeout(idle);
  const closing = session;
  session = undefined;
  const open = await closing?.catch(() => undefined);
  await open?.browser.close();
}

async function draw(figure: Figure, options: RenderImageOptions): Promise<Buffer> {
  const { width = 900, height = 450, scale = 2, format = "png" } = options;
  const { page } = await (session ??= openSession());
  const image = { format, width, height, scale: format === "svg" ? 1 : scale };
  const address = await page.evaluate(
    ([json, image]) => {
      const { Plotly } = globalThis as unknown as { Plotly: { toImage(figure: unknown, o: object): Promise<string> } };
      return Plotly.toImage(JSON.parse(json), image);
    },
    [JSON.stringify({ data: figure.data, layout: figure.layout }), image] as const,
  );
  const [head = "", body = ""] = address.split(/,(.*)/s);
  if (!head.endsWith(";base64")) return Buffer.from(decodeURIComponent(body));
  return shrinkPng(Buffer.from(body, "base64"));
}

async function openSession(): Promise<Session> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new Error("renderImage: Chrome, Chromium or Edge must be installed (or AUTHLENS_BROWSER set), got none");
  }
  const { chromium } = requireLazily("playwright-core") as typeof import("playwright-core");
  // Only root has no sandbox. Signals stay with the program: an interrupted cell must not end the kernel.
  const args = browserArguments();
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ executablePath, args, ...signals });
  try {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    await page.setContent("<!doctype html><meta charset=utf-8><body></body>");
    await page.addScriptTag({ path: requireLazily.resolve("plotly.js-dist/plotly.js") });
    return { browser, page };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
