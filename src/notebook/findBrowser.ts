import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Names on the PATH, Linux. */
const COMMANDS = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];
const MAC_APPS = ["Google Chrome", "Chromium", "Microsoft Edge"];
const WINDOWS_PROGRAMS = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

/**
 * The browser of this machine that can draw charts: Chrome, Chromium or Edge.
 *
 * `AUTHLENS_BROWSER` or `CHROME_PATH` names another one; `AUTHLENS_BROWSER=none` says not to use any.
 *
 * @returns path of the program; undefined when there is none
 * @throws Error when the environment names a file that does not exist
 */
export function findBrowser(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  for (const variable of ["AUTHLENS_BROWSER", "CHROME_PATH"]) {
    const named = env[variable];
    if (!named) continue;
    if (named === "none") return undefined;
    if (!existsSync(named)) throw new Error(`findBrowser: ${variable} must name an existing program, got ${named}`);
    return named;
  }
  return candidates(env, platform).find((path) => existsSync(path));
}

function candidates(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string[] {
  if (platform === "win32") {
    const roots = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]].filter((root) => root);
    return WINDOWS_PROGRAMS.flatMap((program) => roots.map((root) => `${root}\\${program}`));
  }
  if (platform === "darwin") {
    const folders = ["/Applications", join(env["HOME"] ?? "", "Applications")];
    return MAC_APPS.flatMap((app) => folders.map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`));
  }
  const folders = [...(env["PATH"] ?? "").split(delimiter).filter(Boolean), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  return [
    ...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))),
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
  ];
}
