import { afterAll, describe, expect, it, vi } from "vitest";
import { findBrowser } from "../../src/notebook/findBrowser";
import { closeBrowser, renderImage } from "../../src/notebook/renderImage";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const FIGURE = { data: [{ type: "bar", x: ["a"], y: [1] }], layout: { title: { text: "A <bar>" } }, summary: "s" };
const missing = findBrowser() === undefined;

describe("renderImage(figure, options)", () => {
  it("says what is needed when there is no browser", async () => {
    vi.stubEnv("AUTHLENS_BROWSER", "none");
    await expect(renderImage(FIGURE)).rejects.toThrow("renderImage: Chrome, Chromium or Edge must be installed");
    vi.unstubAllEnvs();
  });
});

describe.skipIf(missing)(
  `renderImage(figure, options)${missing ? " (skipped: no browser on this machine)" : ""}`,
  () => {
    afterAll(closeBrowser);

    it("is a PNG of width × height × scale", async () => {
      const png = await renderImage(FIGURE, { width: 400, height: 200, scale: 1.5 });
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 300]);
    });
    it("is SVG text when asked for", async () => {
      const svg = (await renderImage(FIGURE, { format: "svg", width: 400, height: 200 })).toString();
      expect(svg).toMatch(/^<svg [^>]*width="400" height="200"/);
      expect(svg).toContain("A &#60;bar&#62;");
    });
    it("draws several at once, each its own", async () => {
      const sizes = [300, 310, 320];
      const pngs = await Promise.all(sizes.map((width) => renderImage(FIGURE, { width, height: 200, scale: 1 })));
      expect(pngs.map((png) => png.readUInt32BE(16))).toEqual(sizes);
    });
    it("gives the same bytes for the same figure, and leaves the figure as it is", async () => {
      const before = structuredClone(FIGURE);
      expect((await renderImage(FIGURE)).equals(await renderImage(FIGURE))).toBe(true);
      expect(FIGURE).toEqual(before);
    });
    it("gives up when the time is over, and works again afterwards", async () => {
      await expect(renderImage(FIGURE, { timeoutMs: 1 })).rejects.toThrow(
        "renderImage: the picture must be drawn within 0.001 s, got none",
      );
      expect((await renderImage(FIGURE)).length).toBeGreaterThan(1000);
    });
  },
);
