/** What crowdsec's parser or scenario says of one line: the meta fields that it asserts. */
export type AssertedEvent = Record<string, string>;

/** `results["s01-parse"]["crowdsecurity/sshd-logs"][7].Evt.Meta["source_ip"] == "192.0.2.1"` and the like. */
const PARSED = /^results\["s01-parse"\]\["([^"]+)"\]\[(\d+)\]\.Evt\.(?:Meta|Parsed)\["(\w+)"\] == "(.*)"$/;
const REFUSED = /^results\["s01-parse"\]\["([^"]+)"\]\[(\d+)\]\.Success == false$/;
/** `results[0].Overflow.Alert.Events[3].GetMeta("source_ip") == "192.0.2.1"` */
const ALERTED = /^results\[0\]\.Overflow\.Alert\.Events\[(\d+)\]\.GetMeta\("(\w+)"\)(?:\[\d+:\])? == "(.*)"$/;

/**
 * The events in a file of crowdsec's assertions, in order: those of one parser, null for a line that it refuses; or those
 * of the first alert.
 *
 * @example crowdsecAsserts('results[0].Overflow.Alert.Events[0].GetMeta("user") == "a"', null) // [{ user: "a" }]
 */
export function crowdsecAsserts(text: string, parser: string | null): (AssertedEvent | null)[] {
  const events: (AssertedEvent | null)[] = [];
  for (const line of text.split("\n")) {
    const refused = REFUSED.exec(line);
    if (refused !== null && refused[1] === parser) events[Number(refused[2])] = null;
    const found = parser === null ? ALERTED.exec(line) : PARSED.exec(line)?.slice(1);
    if (!found || (parser !== null && found[0] !== parser)) continue;
    const [, index, name, value] = found as unknown as [string, string, string, string];
    const event = (events[Number(index)] ??= {});
    event[name] = value.replaceAll('\\"', '"');
  }
  return events;
}
