import { escapeChartText } from "./escapeChartText";
import { plainLabel } from "./plainLabel";

/**
 * Turns a text from a log (a user, a source, a scenario) into a label that is safe to draw in a plotly chart.
 *
 * User names are chosen by attackers: control and bidi characters are removed, long text is cut, and plotly's markup
 * is escaped, so that the name shows as it is written.
 *
 * @param text - any text; null and undefined mean that the log has none
 * @param maxLength - longest label as drawn, code points
 * @returns label with plotly's markup escaped; as drawn it has 1 to `maxLength` code points
 * @throws RangeError when `maxLength` is not a whole number of at least 1
 * @example chartLabel("<b>root</b>") // "&lt;b&gt;root&lt;/b&gt;", drawn as <b>root</b>
 */
export function chartLabel(text: string | null | undefined, maxLength: number = 48): string {
  return escapeChartText(plainLabel(text, maxLength));
}
