/**
 * The charts' colours, told apart with any colour vision and in print.
 *
 * Series are from Okabe and Ito's set; blue and vermilion also differ in lightness.
 *
 * @see M. Okabe, K. Ito, "Color Universal Design" (2008), https://jfly.uni-koeln.de/color/
 */
export const chartColors: {
  readonly background: string;
  readonly ink: string;
  readonly quietInk: string;
  readonly grid: string;
  readonly faint: string;
  readonly ordinary: string;
  readonly attack: string;
  readonly success: string;
  readonly failure: string;
  readonly series: readonly string[];
} = {
  background: "#ffffff",
  ink: "#1f2933",
  quietInk: "#55606b",
  grid: "#e4e8ec",
  faint: "#dde4ea",
  ordinary: "#8fa9c0",
  attack: "#d55e00",
  success: "#0072b2",
  failure: "#d55e00",
  series: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#55606b", "#000000"],
};
