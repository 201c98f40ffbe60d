import { existsSync } from "node:fs";

/** The flags that keep a headless browser offline and quiet. */
export const BROWSER_FLAGS: string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Path of a browser to test with: AUTHLENS_BROWSER, else the usual places; undefined when there is none. */
export function browserForTests(): string | undefined {
  const candidates = [process.env.AUTHLENS_BROWSER, "/usr/bin/chromium", "/usr/bin/google-chrome"];
  return candidates.find((path) => path !== undefined && existsSync(path));
}
