import { quoteLiteral } from "../../files/quoteSql";
import type { Feature } from "../Feature";

/** Columns of few values, and the values that our readers give them; a log's own words are the other ones. */
const FEW: readonly [column: string, values: readonly string[]][] = [
  ["action", ["login", "logout", "mfa", "password_change", "service ticket"]],
  [
    "method",
    [
      ...["password", "publickey", "token", "kerberos", "ntlm", "push", "totp", "sms", "phone call"],
      ...["interactive", "remote interactive", "network"],
    ],
  ],
];
/** What has many values: first part of the window's name → words, and the field that the event must have. */
const MANY: readonly [string, string, string][] = [
  ["country", "country", "country"],
  ["asn", "network operator (ASN)", "asn"],
  ["network", "network (/24 or /48)", "source_ip"],
  ["agent", "user agent", "user_agent"],
  ["host", "host", "host"],
];

/** One feature a value of what has few values: 1 where the event has it. */
export const ONE_HOT_FEATURES: readonly Feature[] = [
  is("outcome_success", "the outcome is success", "outcome", "outcome = 'success'"),
  is("outcome_failure", "the outcome is failure", "outcome", "outcome = 'failure'"),
  ...FEW.flatMap(([column, values]) => [
    ...values.map((value) =>
      is(
        `${column}_${value.replaceAll(" ", "_")}`,
        `the ${column} is ${value.replaceAll("_", " ")}`,
        column,
        `"${column}" = ${quoteLiteral(value)}`,
      ),
    ),
    is(
      `${column}_other`,
      `the ${column} is a word of the log's own, or a rare one`,
      column,
      `"${column}" NOT IN (${values.map(quoteLiteral).join(", ")})`,
    ),
  ]),
];

/** What kind of event it is, and how frequent what it came with is among all. */
export const CATEGORICAL_FEATURES: readonly Feature[] = [
  ...ONE_HOT_FEATURES,
  ...MANY.map(([what, words, field]): Feature => ({
    ...base(field),
    name: `frequency_${what}`,
    unit: "share",
    description: `share of all sign-ins before that had this ${words}, smoothed`,
    sql: `coalesce(sum(attempt) OVER ${what}_past, 0) / (coalesce(sum(attempt) OVER organisation_past, 0) + 1.0)`,
    suspicious: "low",
  })),
];

function is(name: string, description: string, column: string, condition: string): Feature {
  const sql = `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
  return { ...base(column), name, unit: "1 = yes, 0 = no", description, sql, suspicious: "either" };
}

function base(field: string): Pick<Feature, "family" | "needs" | "techniques"> {
  return { family: "categorical", needs: [field], techniques: ["T1078"] };
}
