/**
 * Names under which services put the list of records: Amazon, Google, Microsoft, Auth0, 1Password and others, Duo
 * (`response`, or `authlogs` in it), Elasticsearch (`hits` in `hits`).
 */
export const LIST_KEYS: ReadonlySet<string> = new Set([
  ...["Records", "records", "items", "value", "events", "Events", "logs", "data", "results", "entries"],
  ...["authlogs", "response", "hits"],
]);

/** Names under which the list stands one level deeper. */
export const OBJECT_KEYS: ReadonlySet<string> = new Set(["response", "hits"]);

/** What else stands around the records, before them: a record has other names. */
export const OTHER_KEYS: ReadonlySet<string> = new Set([
  ...["kind", "etag", "nextPageToken", "@odata.context", "@odata.count", "@odata.nextLink", "@odata.type"],
  ...["stat", "status", "pagination", "metadata", "cursor", "has_more", "NextToken", "nextToken"],
  ...["start", "limit", "length", "total", "count", "max_score", "relation"],
  ...["took", "timed_out", "num_reduce_phases", "_shards", "_scroll_id", "_clusters", "pit_id"],
]);
