/**
 * Reads `--set` arguments, each `name=value`. Values stay text here: only the notebook knows their type.
 *
 * @throws SyntaxError when an argument is not `name=value`, RangeError when a name comes twice
 * @example parseSet(["events=5000", "seed=7"]) // { events: "5000", seed: "7" }
 */
export function parseSet(args: readonly string[]): Record<string, string> {
  const set = Object.create(null) as Record<string, string>;
  for (const arg of args) {
    const [, name, value] = /^([\p{L}_$][\p{L}\p{N}_$]*)=(.*)$/su.exec(arg) ?? [];
    if (name === undefined || value === undefined) {
      throw new SyntaxError(`parseSet: --set must be name=value, got ${JSON.stringify(arg)}`);
    }
    if (name in set) throw new RangeError(`parseSet: --set must name a parameter once, got ${name} twice`);
    set[name] = value;
  }
  return set;
}
