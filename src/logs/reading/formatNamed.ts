import { TEXT_FORMATS } from "../formats/FORMATS";
import type { LogFormat, TextFormat } from "../formats/LogFormat";

/**
 * A text format by its name.
 *
 * @example formatNamed("csv").title // "CSV"
 */
export function formatNamed(name: LogFormat): TextFormat {
  return TEXT_FORMATS.find((format) => format.name === name)!;
}
