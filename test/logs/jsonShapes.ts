/** A way in which programs write several JSON records into one file. */
export interface JsonShape {
  name: string;
  write: (records: readonly object[]) => string;
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
const list = (records: readonly object[]): string => records.map((record) => JSON.stringify(record)).join(",");

/** Each holds the records in order; lines of one record each are not among them. */
export const JSON_SHAPES: readonly JsonShape[] = [
  { name: "a list on one line", write: (records) => `[${list(records)}]` },
  {
    name: "a list on one line with spaces",
    write: (records) => `[ ${records.map((one) => JSON.stringify(one)).join(" , ")} ]`,
  },
  { name: "a list over many lines", write: (records) => `${pretty(records)}\n` },
  { name: "a list with CRLF and tabs", write: (records) => `\r\n${JSON.stringify(records, null, "\t")}\r\n`.replace(/(?<!\r)\n/g, "\r\n") }, // prettier-ignore
  { name: "a list whose records begin where others end", write: (records) => pretty(records).replace(/\},\n +\{/g, "}, {") }, // prettier-ignore
  { name: "a list of one record a line", write: (records) => `[\n${records.map((one) => JSON.stringify(one)).join(",\n")}\n]\n` }, // prettier-ignore
  { name: "a list of pages", write: (records) => `[[${list(records.slice(0, 2))}],\n[${list(records.slice(2))}]]` },
  { name: "records over many lines", write: (records) => records.map((record) => `${pretty(record)}\n`).join("") },
  {
    name: "records one behind the other",
    write: (records) => records.map((record) => JSON.stringify(record)).join(""),
  },
  {
    name: "a list without its brackets",
    write: (records) => records.map((one) => `${JSON.stringify(one)},\n`).join(""),
  },
  { name: "application/json-seq", write: (records) => records.map((one) => `\u001e${JSON.stringify(one)}\n`).join("") },
  {
    name: "Google's page",
    write: (records) => pretty({ kind: "admin#reports#activities", etag: '"e"', items: records, nextPageToken: "A:1" }),
  },
  { name: "CloudTrail's delivery", write: (records) => JSON.stringify({ Records: records }) },
  { name: "deliveries, one a line", write: (records) => records.map((one) => `${JSON.stringify({ Records: [one] })}\n`).join("") }, // prettier-ignore
  {
    name: "Microsoft Graph's page",
    write: (records) =>
      pretty({ "@odata.context": "https://graph.example.com/$metadata", value: records, "@odata.nextLink": "x" }),
  },
  { name: "Azure's records", write: (records) => `${JSON.stringify({ records })}\n` },
  {
    name: "Duo's page",
    write: (records) =>
      JSON.stringify({ stat: "OK", response: { authlogs: records, metadata: { next_offset: ["1", "x"] } } }),
  },
  {
    name: "Duo's page over many lines",
    write: (records) => pretty({ response: { metadata: { next_offset: ["1", "x"], total_objects: 3 }, authlogs: records }, stat: "OK" }), // prettier-ignore
  },
  { name: "Duo's page of the first version", write: (records) => JSON.stringify({ response: records, stat: "OK" }) },
  { name: "1Password's page", write: (records) => pretty({ cursor: "aGk=", has_more: false, items: records }) },
  { name: "a page of events", write: (records) => JSON.stringify({ events: records }) },
  { name: "Auth0's page", write: (records) => pretty({ start: 0, limit: 50, length: 2, total: 2, logs: records }) },
  {
    name: "OneLogin's page",
    write: (records) =>
      pretty({
        status: { error: false, code: 200, type: "success" },
        pagination: { before_cursor: null },
        data: records,
      }),
  },
  {
    name: "Elasticsearch's answer",
    write: (records) =>
      pretty({
        ...{ took: 3, timed_out: false, _shards: { total: 1, failed: 0, failures: [{ shard: 0 }] } },
        hits: { total: { value: 3, relation: "eq" }, max_score: 1, hits: records },
      }),
  },
];
