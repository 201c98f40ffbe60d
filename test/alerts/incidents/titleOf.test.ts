import { describe, expect, it } from "vitest";
import type { Alert } from "../../../src/alerts/incidents/Alert";
import { buildIncidents } from "../../../src/alerts/incidents/buildIncidents";
import { RULES } from "../../../src/alerts/rules/RULES";
import { alertOf } from "./alertOf";

const many = (count: number, part: (index: number) => Partial<Alert>): Alert[] =>
  Array.from({ length: count }, (_, index) =>
    alertOf({ row: index, rules: ["failure_of_a_stranger"], ...part(index) }),
  );
const titleAndTechnique = (alerts: readonly Alert[]): [string, string | undefined] => {
  const [incident, ...others] = buildIncidents(alerts);
  expect(others).toEqual([]);
  return [incident!.title, incident!.techniques[0]];
};

describe("titleOf(incident)", () => {
  it.each<[string, Alert[], string, string]>([
    ["one account", many(6, () => ({})), "Password guessing: ada at mail from 203.0.113.9", "T1110.001"],
    [
      "many accounts",
      many(6, (index) => ({ user: `u${index}` })),
      "Password spraying: 6 accounts at mail from 203.0.113.9",
      "T1110.003",
    ],
    [
      "many accounts, but one most of all",
      many(20, (index) => ({ user: index < 5 ? `u${index}` : "ada" })),
      "Password guessing: 6 accounts at mail from 203.0.113.9",
      "T1110.001",
    ],
    [
      "many accounts from many sources",
      many(20, (index) => ({ user: `u${index}`, source_ip: `s${index}` })),
      "Distributed password spraying: 20 accounts at mail from 20 sources",
      "T1110.003",
    ],
    [
      "names that nobody has among them",
      many(10, (index) => ({ user: `u${index}`, rules: [index < 2 ? "unknown_name" : "failure_of_a_stranger"] })),
      "Credential stuffing: 10 accounts at mail from 203.0.113.9",
      "T1110.004",
    ],
    [
      "accounts that are locked",
      many(10, (index) => ({
        ...{ user: `u${index}`, failure_reason: "account locked" },
        rules: ["failure_of_a_stranger", "password_spraying", "credential_stuffing", "many_failures"],
      })),
      "Accounts locked in a flood: 10 accounts at mail from 203.0.113.9",
      "T1531",
    ],
    [
      "nobody and nowhere",
      many(2, () => ({ user: null, host: null, source_ip: null })),
      "Password guessing: no account named",
      "T1110.001",
    ],
  ])("speaks of %s", (_, alerts, title, technique) => {
    expect(titleAndTechnique(alerts)).toEqual([title, technique]);
  });

  it("names an incident after its most telling rule, and has words for each", () => {
    for (const { name, kind, techniques } of RULES) {
      if (kind !== "evidence") continue;
      const [title, technique] = titleAndTechnique([alertOf({ isFailure: false, isSuccess: true, rules: [name] })]);
      expect(title).toMatch(/: ada at mail from 203\.0\.113\.9$/);
      expect(title).not.toMatch(/^Unusual/);
      expect(techniques).toContain(technique);
    }
    const both = [alertOf({ rules: ["first_country", "session_moved"], isFailure: false })];
    expect(titleAndTechnique(both)).toEqual(["Session taken over: ada at mail from 203.0.113.9", "T1550.004"]);
  });

  it("speaks of unusual sign-ins where only the forest says something", () => {
    expect(titleAndTechnique([alertOf({ score: 0.8, isFailure: false })])).toEqual([
      "Unusual sign-ins: ada at mail from 203.0.113.9",
      undefined,
    ]);
  });
});
