/** Something that happened on purpose in the simulation: an attack, or something benign that looks like one. */
export interface Incident {
  /** From 1; what an event holds. */
  number: number;
  /** As the labels name it: `mfa_fatigue-1`. */
  id: string;
  label: "attack" | "benign";
  scenario: string;
  /** ATT&CK id; empty for what is benign. */
  technique: string;
}
