/** How a rule takes part in an incident. */
export type RuleKind =
  /** Adds its points to an incident once, however often it fires. */
  | "evidence"
  /** Adds its points for each e-fold of the events that it fires at: one failure is little, forty are much. */
  | "count"
  /** Adds nothing; its events belong to an incident when others make one. */
  | "member";

/** A readable rule: one line of SQL that is true or false of an event and of what came before it. */
export interface Rule {
  /** Lower-case words with underscores. */
  name: string;
  kind: RuleKind;
  /** What an analyst reads when it fires, as a part of a sentence: "a device and a city that are new for this user". */
  description: string;
  /**
   * A condition over the same columns and windows as a feature's expression; a feature's name in braces stands for its
   * value: `succeeded = 1 AND {unfamiliar_city_for_user} = 1`. Where it is null the rule does not fire.
   */
  sql: string;
  /** Features whose values are shown beside the description, in their own words. */
  shows: readonly string[];
  /** ATT&CK ids. */
  techniques: readonly string[];
  /** What it adds to the log-odds that an incident is an attack; where from, `docs/incidents.md` says. */
  points: number;
  /** Whose threshold it is. */
  origin: string;
}
