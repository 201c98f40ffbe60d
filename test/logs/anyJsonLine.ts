import fc from "fast-check";

/**
 * Any line of a JSON log, mostly objects that hold these keys and values, nested as it comes.
 *
 * @param keys - of the format's own
 * @param values - that mean something to its reader
 */
export function anyJsonLine(keys: readonly string[], values: readonly unknown[]): fc.Arbitrary<string> {
  const leaf = fc.oneof(fc.constantFrom(...values), fc.jsonValue({ maxDepth: 1 }));
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.dictionary(fc.constantFrom(...keys), tie("node"), { maxKeys: 8 }),
      fc.array(tie("node"), { maxLength: 3 }),
    ),
  }));
  const record = fc.dictionary(fc.constantFrom(...keys), node, { maxKeys: 12 }).map((object) => JSON.stringify(object));
  return fc.oneof(
    record,
    record,
    record,
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom("", " ", "{", "[]"),
  );
}
