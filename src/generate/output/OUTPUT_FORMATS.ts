import type { AuthEvent } from "../../logs/AuthEvent";
import { formatCloudtrailEvent } from "../../logs/cloudtrail/formatCloudtrailEvent";
import { CSV_HEADER, formatCsvEvent } from "../../logs/csv/formatCsvEvent";
import { formatEntraEvent } from "../../logs/entra/formatEntraEvent";
import { formatJsonlEvent } from "../../logs/jsonl/formatJsonlEvent";
import { formatOktaEvent } from "../../logs/okta/formatOktaEvent";
import { formatSshdEvent } from "../../logs/sshd/formatSshdEvent";
import { formatWindowsEvent } from "../../logs/windows/formatWindowsEvent";
import { CSV_TEMPLATE, JSONL_TEMPLATE, type LineTemplate } from "./LineTemplate";

/** A format of text that logs are written in. */
export interface TextFormat {
  /** What a file of this format is usually called after the dot. */
  extension: string;
  /** The first line, without its end; null where there is none. */
  header: string | null;
  /** One line without its end; null when the format has no word for the event. */
  formatEvent: (event: AuthEvent) => string | null;
  /** Whether the lines hold the events' ids; where not, readers number the events by line. */
  holdsIds: boolean;
  /** For formats of independent pieces: the same lines, several times faster; null for the others. */
  template: LineTemplate | null;
}

/** The names of the formats of text, as readers know them. */
export type TextFormatName = "csv" | "jsonl" | "sshd" | "windows" | "okta" | "entra" | "cloudtrail";

/** The formats of text that the generator writes. */
export const TEXT_FORMATS: Readonly<Record<TextFormatName, TextFormat>> = {
  csv: { extension: "csv", header: CSV_HEADER, formatEvent: formatCsvEvent, holdsIds: true, template: CSV_TEMPLATE },
  jsonl: { extension: "jsonl", header: null, formatEvent: formatJsonlEvent, holdsIds: true, template: JSONL_TEMPLATE },
  sshd: { extension: "log", header: null, formatEvent: formatSshdEvent, holdsIds: false, template: null },
  windows: { extension: "ndjson", header: null, formatEvent: formatWindowsEvent, holdsIds: true, template: null },
  okta: { extension: "ndjson", header: null, formatEvent: formatOktaEvent, holdsIds: true, template: null },
  entra: { extension: "ndjson", header: null, formatEvent: formatEntraEvent, holdsIds: true, template: null },
  cloudtrail: { extension: "ndjson", header: null, formatEvent: formatCloudtrailEvent, holdsIds: true, template: null },
};
/** A format that the generator writes. */
export type OutputFormat = TextFormatName | "parquet";

/** All formats that the generator writes. */
export const OUTPUT_FORMATS: readonly OutputFormat[] = [...(Object.keys(TEXT_FORMATS) as TextFormatName[]), "parquet"];
