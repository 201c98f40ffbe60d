/** What the messages of all that reads a forest's JSON begin with. */
export function wrongJson(what: string): string {
  return `IsolationForest.fromJSON: ${what}`;
}
