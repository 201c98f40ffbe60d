import fc from "fast-check";

/** What may stand in a file that someone else wrote, in place of what should. */
const EXTREMES: readonly unknown[] = [
  undefined,
  null,
  true,
  "",
  "1",
  "auto",
  "a\nb",
  "__proto__",
  "x".repeat(5000),
  [],
  [0],
  [1, 2, 3],
  {},
  { toString: 5, valueOf: 5 },
  0,
  -0,
  -1,
  1,
  2,
  0.5,
  1e-320,
  255,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53,
  1e300,
  -1e300,
  Number.MAX_VALUE,
  NaN,
  Infinity,
  -Infinity,
];

type Parts = Record<string, unknown>;

/** A place in a value, each step one of the keys there, and what is done at it. */
export interface Mutation {
  steps: number[];
  kind: "drop" | "set" | "swap" | "twice" | "scale" | "nudge" | "rename";
  value: unknown;
}

export const anyMutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    steps: fc.array(fc.nat(997), { minLength: 1, maxLength: 5 }),
    kind: fc.constantFrom("drop", "set", "set", "set", "swap", "twice", "scale", "nudge", "nudge", "rename"),
    value: fc.oneof(fc.constantFrom(...EXTREMES), fc.double(), fc.integer({ min: -3, max: 12 })),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Changes a value as JSON gives it, at places that there are. */
export function mutateInPlace(json: object, mutations: readonly Mutation[]): void {
  for (const { steps, kind, value } of mutations) {
    let at = json as Parts;
    let key = "";
    for (const step of steps) {
      const keys = Object.keys(at);
      if (keys.length === 0) break;
      key = keys[step % keys.length]!;
      const below = at[key];
      if (step === steps.at(-1) || typeof below !== "object" || below === null) break;
      at = below as Parts;
    }
    changeInPlace(at, key, kind, value);
  }
}

function changeInPlace(at: Parts, key: string, kind: Mutation["kind"], value: unknown): void {
  const isList = Array.isArray(at);
  if (kind === "drop" && isList) at.splice(Number(key), 1);
  else if (kind === "drop") delete at[key];
  else if (kind === "twice" && isList) at.splice(Number(key), 0, at[Number(key)]);
  else if (kind === "scale" && typeof at[key] === "number") at[key] *= 1e9;
  else if (kind === "nudge" && typeof at[key] === "number") at[key] += 0.25;
  else if (kind === "rename" && !isList) {
    at[`${key}s`] = at[key];
    delete at[key];
  } else if (kind === "swap") {
    const keys = Object.keys(at);
    const other = keys[(keys.indexOf(key) + 1) % keys.length]!;
    [at[key], at[other]] = [at[other], at[key]];
  } else at[key] = structuredClone(value);
}

/** One sentence that names the function, on one line, without an end. */
export const ONE_SENTENCE: RegExp = /^(IsolationForest(\.from(JSON|Bytes))?|forestFromSklearn): [^\n]{5,500}[^.\n]$/;
