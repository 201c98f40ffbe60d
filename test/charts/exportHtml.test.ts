import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { exportHtml } from "../../src/charts/exportHtml";
import { scoreHistogram } from "../../src/charts/scoreHistogram";
import { findBrowser } from "../../src/notebook/findBrowser";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const EVIL = `</script><script>globalThis.evil = 1</script><!--<script>\u2028"'&<img src=x onerror="globalThis.evil=1">`;
const FIGURE = {
  data: [{ type: "bar", x: ["alice", EVIL], y: [1, 2] }],
  layout: { title: { text: "Two users" }, width: 300, height: 200 },
  summary: `two ${EVIL}`,
};

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "authlens-test-"))));
afterAll(() => rm(folder, { recursive: true }));

describe("exportHtml(figure, file, options)", () => {
  it("writes one file that asks for nothing else, and leaves nothing beside it", async () => {
    const file = join(folder, "alone", "a.html");
    await exportHtml(FIGURE, file);
    expect(await readdir(join(folder, "alone"))).toEqual(["a.html"]);
    const html = await readFile(file, "utf8");
    expect(html).not.toMatch(/<script[^>]+src=|<link/);
    expect(html).not.toContain("<title>Two users</title>");
  });
  it("takes the first sentence of the summary for the window's title, without plotly's markup", async () => {
    const file = join(folder, "title.html");
    await exportHtml(scoreHistogram([0.25, 0.5, 0.9], { threshold: 0.8 }), file);
    expect(await readFile(file, "utf8")).toContain("<title>1 of 3 events score 0.8 or more</title>");
  });
  it("lets no data end a script: there are just its own three", async () => {
    const file = join(folder, "b.html");
    await exportHtml(FIGURE, file, { title: EVIL });
    const html = await readFile(file, "utf8");
    expect(html.match(/<\/script/gi)).toHaveLength(3);
    expect(html.match(/<!--/g)).toBeNull();
    const json = /<script id="figure" type="application\/json">(.*?)<\/script>/s.exec(html)![1]!;
    expect(JSON.parse(json)).toEqual({ data: FIGURE.data, layout: { title: FIGURE.layout.title, autosize: true } });
  });
  it("leaves the figure as it is", async () => {
    const before = structuredClone(FIGURE);
    await exportHtml(FIGURE, join(folder, "c.html"));
    expect(FIGURE).toEqual(before);
  });
  it("names the file that cannot be written", async () => {
    await expect(exportHtml(FIGURE, folder)).rejects.toThrow(`${folder}: cannot be written`);
  });
});

const executablePath = findBrowser();
const skipped = executablePath === undefined;
describe.skipIf(skipped)(
  `exportHtml(figure, file) in a browser${skipped ? " (skipped: none on this machine)" : ""}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    });
    afterAll(() => browser.close());

    it.each(["bar", "scattergl", "heatmap"])(
      "draws %s, fills the window, breaks no policy and runs no data",
      async (type) => {
        const file = join(folder, `${type}.html`);
        const trace = type === "heatmap" ? { type, z: [[1, 2]] } : { ...FIGURE.data[0], type };
        await exportHtml({ ...FIGURE, data: [trace] }, file);
        const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
        const said: string[] = [];
        const asked: string[] = [];
        page.on("console", (message) => message.type() === "error" && said.push(message.text()));
        page.on("pageerror", (error) => said.push(error.message));
        page.on("request", (request) => asked.push(request.url()));
        await page.goto(pathToFileURL(file).href);
        await page.waitForSelector(".main-svg");
        const box = await page.locator(".main-svg").first().boundingBox();
        expect(box).toMatchObject({ width: 1000, height: 700 });
        expect(said).toEqual([]);
        expect(asked.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([]);
        expect(await page.evaluate("globalThis.evil")).toBeUndefined();
        await page.close();
      },
    );
  },
);
