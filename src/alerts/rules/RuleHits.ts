import { CATALOGUE } from "../../features/catalogue";
import type { Feature } from "../../features/Feature";
import type { FeatureBlock } from "../../features/FeatureMatrix";
import { RULE_PREFIX, ruleFeatures } from "./ruleFeatures";
import { RULES } from "./RULES";

/** Users who succeeded from a network in the past, from which it is taken for one that many share. */
const SHARED_BY = 20;
/** Failures say nothing here: who guesses at fifty accounts is not fifty people. */
const SHARED_SOURCE: Feature = {
  name: "alerts_shared_source",
  family: "rule",
  unit: "1 = yes, 0 = no",
  description: `at least ${SHARED_BY} users signed in from this network before`,
  sql: `CASE WHEN count(DISTINCT CASE WHEN succeeded = 1 THEN "user" END) OVER network_past >= ${SHARED_BY} THEN 1 ELSE 0 END`,
  needs: ["source_ip"],
  suspicious: "low",
  techniques: [],
};

/**
 * The features of a forest, then those that alerts need beside them: the rules, whether a network is shared by many, and
 * the values that are shown with rules.
 *
 * @example new FeatureState(withAlertFeatures(presetFeatures("default")))
 */
export function withAlertFeatures(features: readonly Feature[]): Feature[] {
  const own = new Set(features.map(({ name }) => name));
  const shown = [...new Set(["shared_network", ...RULES.flatMap(({ shows }) => shows)])];
  return [
    ...features,
    ...ruleFeatures(RULES),
    SHARED_SOURCE,
    ...shown.filter((name) => !own.has(name)).map((name) => CATALOGUE.find((entry) => entry.name === name)!),
  ];
}

/** An event at which a rule fires. */
export interface RuleHit {
  /** Its place in the event table. */
  row: number;
  /** Names of the rules. */
  rules: readonly string[];
  /** Whether many users share its network, so that its source says little. */
  isShared: boolean;
  /** Whether many users have succeeded from its network: failures from there may be anyone's. */
  isOffice: boolean;
  /** Values of the features that its rules show: name → value, NaN where it is not known. */
  shown: Readonly<Record<string, number>>;
}

/**
 * Collects the events at which rules fire, while features are computed block by block.
 *
 * Memory: those events, which are few.
 */
export class RuleHits {
  readonly hits: RuleHit[] = [];
  readonly #rows = new Set<number>();
  readonly #columns: number;

  /** @param columns - of the forest: the first ones of each block */
  constructor(columns: number) {
    this.#columns = columns;
  }

  /** Whether a rule fires at an event of the blocks so far. */
  has(row: number): boolean {
    return this.#rows.has(row);
  }

  /**
   * Keeps what rules say of a block.
   *
   * @returns the block with the forest's columns only
   */
  take(block: FeatureBlock): FeatureBlock {
    const { data, rows, columns, names, eventRows } = block;
    const place = new Map(names.map((name, column) => [name, column]));
    const rules = RULES.map((rule) => ({ rule, column: place.get(`${RULE_PREFIX}${rule.name}`) ?? -1 })).filter(
      ({ column }) => column >= 0,
    );
    const value = (row: number, name: string): number => data[row * columns + (place.get(name) ?? -1)] ?? NaN;
    for (let row = 0; row < rows; row++) {
      const fired = rules.filter(({ column }) => data[row * columns + column] === 1).map(({ rule }) => rule);
      if (fired.length === 0) continue;
      this.#rows.add(eventRows[row]!);
      const shows = new Set(fired.flatMap((rule) => rule.shows));
      this.hits.push({
        row: eventRows[row]!,
        rules: fired.map(({ name }) => name),
        isShared: value(row, "shared_network") === 1,
        isOffice: value(row, SHARED_SOURCE.name) === 1,
        shown: Object.fromEntries([...shows].map((name) => [name, value(row, name)])),
      });
    }
    return firstColumns(block, this.#columns);
  }
}

function firstColumns({ data, rows, columns, names, eventRows }: FeatureBlock, count: number): FeatureBlock {
  if (count === columns) return { data, rows, columns, names, eventRows };
  const own = new Float32Array(rows * count);
  for (let row = 0; row < rows; row++) own.set(data.subarray(row * columns, row * columns + count), row * count);
  return { data: own, rows, columns: count, names: names.slice(0, count), eventRows };
}
