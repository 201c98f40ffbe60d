import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activityPerUser } from "../../src/charts/activityPerUser";
import { anomaliesOverTime } from "../../src/charts/anomaliesOverTime";
import { eventsOverTime } from "../../src/charts/eventsOverTime";
import { failuresByHourAndWeekday } from "../../src/charts/failuresByHourAndWeekday";
import { featureByLabel } from "../../src/charts/featureByLabel";
import type { Figure } from "../../src/charts/Figure";
import { gapsBetweenSignIns } from "../../src/charts/gapsBetweenSignIns";
import { recallByBudget } from "../../src/charts/recallByBudget";
import { scoreHistogram } from "../../src/charts/scoreHistogram";
import { topSources } from "../../src/charts/topSources";
import { topUsers } from "../../src/charts/topUsers";
import { findBrowser } from "../../src/notebook/findBrowser";
import { browserArguments } from "../../src/notebook/renderImage";
import { HOSTILE_NAMES } from "./hostileNames";

const scores = Float64Array.from({ length: 1000 }, (_, i) => 0.3 + i / 2000);
const labels = Array.from({ length: 1000 }, (_, i) => i % 50 === 0);
const hostile = HOSTILE_NAMES.map((name, i) => ({
  timestampMs: 3_600_000 * i,
  score: 0.5 + i / 100,
  user: name,
  source_ip: name,
  outcome: i % 2 ? "failure" : "success",
}));
const counts = [0, 1, 2].map((hour) => ({ timestampMs: hour * 3_600_000, events: hour }));
const curve = (name: string): { name: string; points: { alerts: number; recall: number }[] } => ({
  name,
  points: [1, 10, 100, 1000].map((alerts) => ({ alerts, recall: alerts / 1000 })),
});

const figures: Record<string, Figure> = {
  scoreHistogram: scoreHistogram(scores),
  "scoreHistogram with threshold and labels": scoreHistogram(scores, { threshold: 0.7, labels }),
  "scoreHistogram, linear": scoreHistogram(scores, { yScale: "linear" }),
  "scoreHistogram of nothing": scoreHistogram([]),
  failuresByHourAndWeekday: failuresByHourAndWeekday([{ weekday: 2, hour: 14, failures: 312 }]),
  anomaliesOverTime: anomaliesOverTime(hostile),
  "anomaliesOverTime with threshold and counts": anomaliesOverTime(hostile, { threshold: 0.6, counts }),
  "anomaliesOverTime with labels": anomaliesOverTime(hostile.map((row) => ({ ...row, label: row.user }))),
  topUsers: topUsers(hostile),
  topSources: topSources(hostile.map(({ user, score }) => ({ name: user, count: Math.round(score * 100) }))),
  "featureByLabel, linear": featureByLabel(scores, labels, { name: "score", unit: "<i>%{y}</i>" }),
  "featureByLabel, log": featureByLabel(
    Float64Array.from(scores, (score, i) => (i % 3) * score ** -9),
    labels,
  ),
  activityPerUser: activityPerUser([100, 20, 5, 0, ...new Array<number>(200).fill(1)]),
  eventsOverTime: eventsOverTime(
    counts.map(({ timestampMs, events }) => ({ timestampMs, successes: events, failures: 1 })),
  ),
  gapsBetweenSignIns: gapsBetweenSignIns([{ fromSeconds: 6, toSeconds: 60, gaps: 40, expected: 10.5 }]),
  recallByBudget: recallByBudget([curve("forest"), ...HOSTILE_NAMES.slice(0, 7).map(curve)]),
};

const executablePath = findBrowser();

describe.skipIf(executablePath === undefined)("every figure in plotly.js (skipped: no browser found)", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: browserArguments() });
    page = await browser.newPage();
    await page.setContent("<div id=chart></div>");
    await page.addScriptTag({ path: createRequire(__filename).resolve("plotly.js-dist/plotly.js") });
  }, 60_000);
  afterAll(async () => browser?.close());

  it.each(Object.keys(figures))("%s passes Plotly.validate", async (name) => {
    const complaints = await page.evaluate(
      `(Plotly.validate(...${JSON.stringify([figures[name]!.data, figures[name]!.layout])}) ?? []).map(({ msg }) => msg)`,
    );
    expect(complaints).toEqual([]);
  });

  it.each(Object.keys(figures))(
    "%s draws names as text: no link, no bold, nothing outside the figure",
    async (name) => {
      const seen = await page.evaluate(
        `(async () => {
        await Plotly.newPlot("chart", ${JSON.stringify(figures[name]!.data)}, ${JSON.stringify(figures[name]!.layout)});
        const svg = document.querySelector("#chart .main-svg").getBoundingClientRect();
        const texts = [...document.querySelectorAll("#chart text")].filter((text) => text.textContent !== "");
        return {
          links: document.querySelectorAll("#chart a:not(.modebar-btn)").length,
          bold: document.querySelectorAll("#chart text [style*='bold']").length,
          cut: texts
            .filter((text) => {
              const box = text.getBoundingClientRect();
              return box.left < svg.left - 1 || box.right > svg.right + 1 || box.top < svg.top - 1 || box.bottom > svg.bottom + 1;
            })
            .map((text) => text.textContent),
        };
      })()`,
      );
      expect(seen).toEqual({ links: 0, bold: 0, cut: [] });
    },
  );

  it("topUsers shows hostile names as they are written", async () => {
    const texts = await page.evaluate(
      `(async () => {
        await Plotly.newPlot("chart", ${JSON.stringify(figures.topUsers!.data)}, ${JSON.stringify(figures.topUsers!.layout)});
        return [...document.querySelectorAll("#chart .ytick text")].map((text) => text.textContent);
      })()`,
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        "<b>x</b>",
        '<a href="javascript:alert(1)">click</a>',
        "&lt;b&gt;",
        "__proto__",
        "%{y} %{meta[0]}",
      ]),
    );
  });

  it("anomaliesOverTime shows hostile names as they are written when hovered", async () => {
    const texts = await page.evaluate(
      `(async () => {
        const chart = document.getElementById("chart");
        await Plotly.newPlot(chart, ${JSON.stringify(figures.anomaliesOverTime!.data)}, ${JSON.stringify(figures.anomaliesOverTime!.layout)});
        const texts = [];
        for (const [curveNumber, trace] of chart.data.entries()) {
          for (const pointNumber of trace.x.keys()) {
            Plotly.Fx.hover(chart, [{ curveNumber, pointNumber }]);
            await new Promise((resolve) => setTimeout(resolve, 60));
            const label = document.querySelector("#chart .hoverlayer .hovertext");
            texts.push(label.querySelectorAll("a").length + label.textContent);
          }
        }
        return texts;
      })()`,
    );
    for (const name of ["<b>x</b>", '<a href="javascript:alert(1)">click</a>', "&lt;b&gt;", "evetxt.exe"]) {
      expect(
        (texts as string[]).some((text) => text.startsWith(`0${name}from ${name}`)),
        name,
      ).toBe(true);
    }
  });
});
