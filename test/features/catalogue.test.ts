import { beforeAll, describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/features/catalogue";
import { assertFeatures } from "../../src/features/assertFeature";
import { computeFeatures } from "../../src/features/computeFeatures";
import type { FeatureMatrix } from "../../src/features/FeatureMatrix";
import { featureColumn } from "../../src/features/featureColumn";
import { WINDOWS } from "../../src/features/windows";
import { databaseOf } from "./databaseOf";

/** Monday 2 March 2026. Two events at 09:00:00, one an hour to the microsecond after ada's first failure. */
const LOG = `event_id,timestamp,user,source_ip,outcome,country
1,2026-03-02T08:00:00Z,ada,10.0.0.1,failure,DE
2,2026-03-02T08:30:30Z,ada,10.0.0.1,success,DE
3,2026-03-02T08:40:00Z,ben,10.0.0.1,failure,DE
4,2026-03-02T09:00:00Z,ada,10.0.0.2,failure,FR
5,2026-03-02T09:00:00Z,cy,10.0.0.1,failure,DE
6,2026-03-02T09:00:00.000001Z,ada,10.0.0.1,failure,DE
7,2026-03-02T09:45:00Z,,10.0.0.1,failure,DE
8,2026-03-02T09:50:00Z,ben,,success,
9,2026-03-08T23:59:59Z,ada,10.0.0.2,success,FR
`;

const missing = NaN;

/** Worked by hand, one number an event. Windows reach back an hour, both ends counted, the present excluded. */
const EXPECTED: Record<string, number[]> = {
  hour_of_day: [8, 8 + 1830 / 3600, 8 + 40 / 60, 9, 9, 9, 9.75, 9 + 50 / 60, 24 - 1 / 3600],
  day_of_week: [1, 1, 1, 1, 1, 1, 1, 1, 7],
  failed: [1, 0, 1, 1, 1, 1, 1, 0, 0],
  // 2 sees 1; 4 sees 1, an hour before; 6 sees 4 but no longer 1; 8 no longer sees 3.
  failures_user_1h: [0, 1, 0, 1, 0, 1, missing, 0, 0],
  // 5 sees 1 and 3; 6 sees 3 and 5; 7 sees 5 and 6.
  failures_source_1h: [0, 1, 1, 0, 2, 2, 2, missing, 0],
  // 5 sees ada and ben; 6 ada (2), ben, cy; 7 cy and ada.
  users_source_1h: [0, 1, 1, 0, 2, 3, 2, missing, 0],
  seconds_since_user_event: [missing, 1830, missing, 1770, missing, 0.000001, missing, 4200, 572_398.999999],
  new_source_for_user: [missing, 0, missing, 1, missing, 0, missing, missing, 0],
  // ada's only success before 9 is 2, from 10.0.0.1, six days before; until a day after it she is being learnt.
  unfamiliar_source_for_user: [...Array<number>(8).fill(missing), 1],
  unfamiliar_country_for_user: [...Array<number>(8).fill(missing), 1],
};

/** A number as a matrix has it, to four places. */
const rounded = (value: number): number => Number(Math.fround(value).toFixed(4));
const ln = (value: number): number => rounded(Math.log(value));

/** Monday 2 March 2026 and after. Each worked by hand. */
const SCENARIOS: { title: string; log: string; expected: Record<string, number[]> }[] = [
  {
    title: "failures of strangers: none where someone had signed in from the network, or of names that nobody has",
    log: `timestamp,user,source_ip,outcome,failure_reason,host,user_agent
2026-03-02T08:00:00Z,ada,10.0.0.1,success,,web,A
2026-03-02T08:01:00Z,ben,10.0.0.2,failure,bad password,web,A
2026-03-02T08:02:00Z,ada,10.9.9.9,failure,bad password,web,B
2026-03-02T08:03:00Z,eve,10.9.9.9,failure,unknown user,web,B
2026-03-02T08:04:00Z,ada,10.9.9.8,failure,bad password,mail,B
2026-03-02T08:05:00Z,ada,10.9.9.9,success,,web,B
2026-03-02T08:06:00Z,ada,10.9.9.9,failure,bad password,web,B
2026-03-02T08:30:00Z,ada,,failure,bad password,web,
2026-03-02T08:40:00Z,ben,10.9.9.9,success,,web,B
`,
    // Strangers' are the third, the fifth and the eighth; after the sixth the network is known. The eighth has no source.
    expected: {
      stranger_failures_user_15m: [0, 0, 0, 0, 1, 2, 2, 0, 0],
      stranger_failures_source_1h: [0, 0, 0, 1, 0, 1, 1, missing, 1],
      stranger_failures_network_1h: [0, 0, 0, 1, 1, 2, 2, missing, 2],
      stranger_failures_user_source_24h: [0, 0, 0, 0, 0, 1, 1, missing, 0],
      stranger_failures_host_1h: [0, 0, 0, 1, 0, 1, 1, 1, 2],
      stranger_failures_agent_1h: [0, 0, 0, 1, 1, 2, 2, missing, 2],
      stranger_failures_agent_host_1h: [0, 0, 0, 1, 0, 1, 1, missing, 1],
      stranger_failures_organisation_1h: [0, 0, 0, 1, 1, 2, 2, 2, 3],
    },
  },
  {
    title: "guessing, then a success: failures in a row, and what was sought with them",
    log: `timestamp,user,source_ip,outcome,failure_reason
2026-03-02T08:00:00Z,ada,10.0.0.1,success,
2026-03-02T08:01:00Z,ada,10.0.0.9,failure,bad password
2026-03-02T08:02:00Z,ada,10.0.0.9,failure,bad password
2026-03-02T08:02:00Z,eve,10.0.0.9,failure,unknown user
2026-03-02T08:03:00Z,ada,10.0.0.9,success,
2026-03-02T08:20:00Z,ada,10.0.0.1,success,
`,
    expected: {
      failures_in_a_row_user: [0, 0, 1, 0, 2, 0],
      success_after_failures: [0, 0, 0, 0, 2, 0],
      unknown_user: [0, 0, 0, 1, 0, 0],
      attempts_user_15m: [0, 1, 2, 0, 3, 0],
      failures_user_5m: [0, 0, 1, 0, 2, 0],
      failure_ratio_source_1h: [0, 0, 0.5, 0.5, 0.75, 0],
      failed_users_source_1h: [0, 0, 1, 1, 2, 0],
      attempts_organisation_5m: [0, 1, 2, 2, 4, 0],
      sources_user_1h: [0, 1, 2, 0, 2, 2],
      seconds_since_source_event: [missing, missing, 60, 60, 60, 1200],
    },
  },
  {
    title: "pushes denied, then approved; a second factor and a sign-out are no attempts",
    log: `timestamp,user,outcome,action
2026-03-02T08:00:00Z,ada,failure,mfa
2026-03-02T08:05:00Z,ada,failure,mfa
2026-03-02T08:06:00Z,ada,success,mfa
2026-03-02T08:07:00Z,ada,success,login
2026-03-02T08:15:30Z,ada,success,logout
2026-03-02T08:16:00Z,ada,success,mfa
`,
    expected: {
      denied_pushes_10m: [0, 1, 2, 2, 0, 0],
      approved_after_denied: [0, 0, 2, 0, 0, 0],
      denied_pushes_24h: [1, 2, 2, 2, 2, 2],
      failed: [0, 0, 0, 0, 0, 0],
      attempts_user_1h: [0, 0, 0, 0, 1, 1],
    },
  },
  {
    title: "something new: a device, a country, for the user and for everyone",
    log: `timestamp,user,source_ip,outcome,device,country,user_agent
2026-03-02T08:00:00Z,ada,10.0.0.1,success,d1,DE,Firefox/147.0
2026-03-03T08:00:00Z,ada,10.0.0.2,success,d1,DE,Firefox/148.0
2026-03-04T08:00:00Z,ada,10.0.1.1,failure,d2,FR,Firefox/148.0
2026-03-05T08:00:00Z,ada,10.0.1.1,success,d2,FR,curl/8.5
2026-03-05T08:00:00Z,ben,10.0.0.1,failure,d1,DE,Firefox/147.0
2026-03-06T08:00:00Z,ada,10.0.1.1,success,d1,FR,curl/8.5
`,
    expected: {
      // A day after ada's first success, to the microsecond, she is known.
      unfamiliar_device_for_user: [missing, 0, 1, 1, missing, 0],
      unfamiliar_network_for_user: [missing, 0, 1, 1, missing, 0],
      unfamiliar_browser_for_user: [missing, 0, 0, 1, missing, 0],
      unfamiliar_agent_for_user: [missing, 1, 0, 1, missing, 0],
      unfamiliar_country_in_organisation: [missing, 0, 1, 1, 0, 0],
      unfamiliar_device_in_organisation: [missing, 0, 1, 1, 0, 0],
      unfamiliar_browser_in_organisation: [missing, 0, 0, 1, 0, 0],
      days_since_device_in_organisation: [missing, 1, missing, missing, 2, 3],
      rarity_device_for_user: [0, 0, ln(3), ln(3), 0, ln(4 / 3)],
      rarity_device_in_organisation: [0, 0, ln(3), ln(3), 0, ln(4 / 3)],
      days_since_device_of_user: [missing, 1, missing, missing, missing, 3],
      failed_from_unfamiliar_device: [0, 0, 1, 0, 1, 0],
      failed_from_unfamiliar_network: [0, 0, 1, 0, 1, 0],
      countries_user_24h: [0, 1, 1, 1, 0, 1],
      devices_user_24h: [0, 1, 1, 1, 0, 1],
      users_device_past: [0, 1, 0, 1, 1, 2],
      account_age_days: [missing, 1, 2, 3, missing, 4],
      dormant_days: [missing, 1, 1, 2, 3, 1],
    },
  },
  {
    title: "a spray from one place, and things that an event does not have",
    log: `timestamp,user,source_ip,outcome,action,country,city,asn,device,user_agent,host
2026-03-02T08:00:00Z,ada,10.0.0.1,success,login,DE,Berlin,64500,d1,A,crm
2026-03-02T08:10:00Z,ada,10.0.0.1,success,login,DE,Berlin,64500,d1,A,crm
2026-03-02T08:20:00Z,ada,10.0.0.1,success,login,DE,Berlin,64500,d1,A,crm
2026-03-02T08:30:00Z,ben,10.0.5.1,failure,login,FR,Paris,64501,d9,B,crm
2026-03-02T08:31:00Z,cy,10.0.5.1,failure,login,FR,Paris,64501,d9,B,wiki
2026-03-02T08:32:00Z,ada,10.0.5.1,failure,login,FR,Paris,64501,d9,B,crm
2026-03-02T08:40:00Z,ada,,success,mfa,,,,,,
2026-03-02T08:50:00Z,ada,10.0.0.7,success,login,DE,Berlin,64500,,A,wiki
2026-03-02T09:31:00Z,ada,10.0.5.1,failure,login,FR,Paris,64501,d1,B,crm
`,
    expected: {
      // Ada is known after three successes. Of 6 she knows only the host; 7 has nothing that could be new; 8 is at another host;
      // of 9 she knows the device and the host.
      unfamiliar_things_for_user: [missing, missing, missing, missing, missing, 5, 0, 1, 4],
      // An hour after 5 its failure still counts, that of 4 no longer.
      failed_users_agent_1h: [0, 0, 0, 0, 1, 2, missing, 0, 2],
      failed_users_organisation_1h: [0, 0, 0, 0, 1, 2, 3, 3, 2],
      failures_unfamiliar_device_organisation_1h: [0, 0, 0, 0, 1, 2, 3, 3, 2],
      unfamiliar_failures_agent_1h: [0, 0, 0, 0, 1, 2, missing, 0, 2],
      unfamiliar_failures_agent_24h: [0, 0, 0, 0, 1, 2, missing, 0, 3],
      unfamiliar_failures_agent_host_24h: [0, 0, 0, 0, 0, 1, missing, 0, 2],
      // None of 3 successes from FR: 1 / 4; then none of 4: 1 / 5.
      rarity_country_for_user: [0, 0, 0, 0, 0, ln(4), missing, 0, ln(5)],
      rarity_city_for_user: [0, 0, 0, 0, 0, ln(4), missing, 0, ln(5)],
      rarity_asn_for_user: [0, 0, 0, 0, 0, ln(4), missing, 0, ln(5)],
    },
  },
  {
    title: "a journey: Berlin, London an hour later, then London again",
    log: `timestamp,user,source_ip,outcome,latitude,longitude
2026-03-02T08:00:00Z,ada,10.0.0.1,success,52.52,13.41
2026-03-02T09:00:00Z,ada,10.0.0.2,success,51.51,-0.13
2026-03-02T10:00:00Z,ada,10.0.0.2,success,51.51,-0.13
`,
    // 6371 km × the angle between the two: 932.0 km, with the formula of the spherical law of cosines.
    expected: {
      distance_from_previous_km: [missing, rounded(931.9951), 0],
      speed_from_previous_kmh: [missing, rounded(931.9951), 0],
      impossible_travel: [0, 1, 0],
    },
  },
  {
    title: "the usual place: on the equator, at 0, 90 and 45 degrees, then 90 again",
    log: `timestamp,user,source_ip,outcome,latitude,longitude
2026-03-02T08:00:00Z,ada,10.0.0.1,success,0,0
2026-03-03T08:00:00Z,ada,10.0.0.2,success,0,90
2026-03-04T08:00:00Z,ada,10.0.0.3,success,0,45
2026-03-05T08:00:00Z,ada,10.0.0.2,failure,0,90
2026-03-06T08:00:00Z,ada,10.0.0.2,success,,
2026-03-07T08:00:00Z,ben,10.0.0.2,success,0,-90
2026-03-08T08:00:00Z,ben,10.0.0.2,success,0,90
2026-03-09T08:00:00Z,ben,10.0.0.2,success,0,0
`,
    expected: {
      // A quarter of the globe; then the middle itself; half of a quarter; ben: the other side, and no middle of two sides.
      distance_from_usual_km: [
        missing,
        rounded((6371 * Math.PI) / 2),
        0,
        rounded((6371 * Math.PI) / 4),
        missing,
        missing,
        rounded(6371 * Math.PI),
        missing,
      ],
      // The chord of half a quarter; of the three, one has none: two thirds of its square.
      spread_km: [
        ...[missing, 0, rounded(6371 * 2 * Math.sin(Math.PI / 8))],
        rounded(6371 * 2 * Math.sin(Math.PI / 8) * Math.sqrt(2 / 3)),
        rounded(6371 * 2 * Math.sin(Math.PI / 8) * Math.sqrt(2 / 3)),
        ...[missing, 0, rounded(6371 * Math.SQRT2)],
      ],
      place_share_user: [0, 0, 0, 0.25, missing, 0, 0, 0],
    },
  },
  {
    title: "three successes are a past, whatever the time they take",
    log: `timestamp,user,source_ip,outcome,device
2026-03-02T08:00:00Z,ada,10.0.0.1,success,d1
2026-03-02T08:01:00Z,ada,10.0.0.1,success,d1
2026-03-02T08:02:00Z,ada,10.0.0.1,success,d1
2026-03-02T08:03:00Z,ada,10.0.0.1,failure,d2
2026-03-02T08:04:00Z,ada,10.0.0.1,success,d1
2026-03-02T08:05:00Z,ada,10.0.0.1,success,d2
2026-03-02T08:06:00Z,ada,10.0.0.1,failure,d3
2026-03-06T08:07:00Z,ben,10.0.0.1,failure,d3
`,
    expected: {
      unfamiliar_device_for_user: [missing, missing, missing, 1, 0, 1, 1, missing],
      unfamiliar_source_for_user: [missing, missing, missing, 0, 0, 0, 0, missing],
      unfamiliar_device_in_organisation: [missing, missing, missing, 1, 0, 1, 1, 1],
    },
  },
  {
    title: "peers: five sign in at crm from DE, then ada from FR, at wiki too, then ben from FR",
    log: `timestamp,user,outcome,country,host
2026-03-02T08:00:00Z,ada,success,DE,crm
2026-03-02T08:01:00Z,ben,success,DE,crm
2026-03-02T08:02:00Z,cy,success,DE,crm
2026-03-02T08:03:00Z,di,success,DE,crm
2026-03-02T08:04:00Z,ed,success,DE,crm
2026-03-02T08:05:00Z,ada,success,FR,crm
2026-03-02T08:06:00Z,ada,success,FR,wiki
2026-03-02T08:07:00Z,ben,failure,FR,crm
2026-03-02T08:08:00Z,ben,failure,FR,
`,
    expected: {
      unfamiliar_country_among_peers: [missing, missing, missing, 0, 0, 1, missing, 0, missing],
      // 6 of 6 from elsewhere: 1 / 6; then 2 / 7.
      rarity_country_among_peers: [0, 0, 0, 0, 0, ln(6), 0, ln(7 / 2), missing],
      days_since_country_among_peers: [
        ...[missing, 0.0007, 0.0007, 0.0007, 0.0007, missing, missing],
        ...[rounded(2 / 1440), missing],
      ],
      unfamiliar_country_in_organisation: [missing, missing, missing, 0, 0, 1, 0, 0, 0],
      unfamiliar_host_in_organisation: [missing, missing, missing, 0, 0, 0, 1, 0, missing],
    },
  },
  {
    title: "kinds of events, and how frequent their values are",
    log: `timestamp,user,outcome,action,method,country
2026-03-02T08:00:00Z,ada,success,login,password,DE
2026-03-04T08:01:00Z,ada,success,mfa,push,FR
2026-03-08T08:02:00Z,ben,failure,login,magic link,FR
2026-03-09T08:03:00Z,ben,success,teleport,,DE
2026-03-09T08:04:00Z,ben,success,service ticket,remote interactive,
`,
    expected: {
      outcome_success: [1, 1, 0, 1, 1],
      outcome_failure: [0, 0, 1, 0, 0],
      action_login: [1, 0, 1, 0, 0],
      action_mfa: [0, 1, 0, 0, 0],
      action_service_ticket: [0, 0, 0, 0, 1],
      action_other: [0, 0, 0, 1, 0],
      method_password: [1, 0, 0, missing, 0],
      method_push: [0, 1, 0, missing, 0],
      method_remote_interactive: [0, 0, 0, missing, 1],
      method_other: [0, 0, 1, missing, 0],
      // A second factor is no sign-in: of the two before the fourth event one was from DE.
      frequency_country: [0, 0, 0, rounded(1 / 3), missing],
      // Monday, Wednesday, Sunday, Monday: angles of 0, 2 and 6 sevenths of a circle.
      weekday_sine: [0, 0.9749, -0.7818, 0, 0],
      weekday_cosine: [1, -0.2225, 0.6235, 1, 1],
      // No holiday in that week; nobody knows the country of the last.
      holiday: [0, 0, 0, 0, missing],
    },
  },
  {
    title: "sessions side by side, one of them signed out of",
    log: `timestamp,user,outcome,action,session_id
2026-03-02T08:00:00Z,ada,success,login,s1
2026-03-02T08:10:00Z,ada,success,login,s2
2026-03-02T08:20:00Z,ada,success,logout,s1
2026-03-02T08:30:00Z,ada,success,login,s3
2026-03-02T08:40:00Z,ben,success,login,s4
2026-03-03T08:10:00.000001Z,ada,success,login,s5
`,
    // The last sees the sign-out of s1 and the start of s3, no longer the start of s2.
    expected: { open_sessions_user_24h: [0, 1, 2, 1, 0, 1] },
  },
  {
    title: "a session that goes on elsewhere",
    log: `timestamp,user,source_ip,outcome,session_id
2026-03-02T08:00:00Z,ada,10.0.0.1,success,s1
2026-03-02T08:10:00Z,ada,10.0.0.2,success,s1
2026-03-02T08:30:00Z,ada,10.0.9.1,success,s1
2026-03-02T08:40:00Z,ada,10.0.9.1,success,s2
2026-03-02T09:10:00Z,ada,10.0.9.1,success,s2
`,
    expected: {
      session_from_elsewhere: [0, 0, 1, 0, 0],
      session_minutes: [missing, 10, 30, missing, 30],
      sources_session_past: [0, 1, 2, 0, 1],
      sessions_user_1h: [0, 1, 1, 1, 2],
      // 30 minutes of one session, then of two.
      session_minutes_of_user: [missing, 0, 10, 30, 15],
    },
  },
  {
    title: "a service account that a person uses",
    log: `timestamp,user,outcome,method,user_agent
2026-03-02T08:00:00Z,svc-backup,success,publickey,curl/8.5
2026-03-02T09:00:00Z,svc-backup,success,publickey,curl/8.6
2026-03-07T10:00:00Z,svc-backup,success,password,Firefox/148.0
2026-03-07T10:00:00Z,ada,success,password,Firefox/148.0
`,
    // Third: 1 · 1 / 3²; second: 2 · 2 / 2².
    expected: {
      is_service_account: [1, 1, 1, 0],
      service_account_surprise: [0, 0, ln(9), 0],
      weekend: [0, 0, 1, 1],
      surprise_weekend_user: [ln(7 / 5), ln(8 / 6), ln(9 / 2), ln(7 / 2)],
    },
  },
];

describe("CATALOGUE", () => {
  let X: FeatureMatrix;
  beforeAll(async () => {
    X = await computeFeatures(await databaseOf(LOG), CATALOGUE);
  });

  it.each(Object.keys(EXPECTED))("%s, by hand", (name) => {
    expect(featureColumn(X, name)).toEqual(Float32Array.from(EXPECTED[name]!));
  });
  it.each(SCENARIOS)("$title, by hand", async ({ log, expected }) => {
    const features = CATALOGUE.filter(({ name }) => name in expected);
    expect(features.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
    const matrix = await computeFeatures(await databaseOf(log), features);
    for (const [name, values] of Object.entries(expected)) {
      expect([name, [...featureColumn(matrix, name)].map(rounded)]).toEqual([name, values]);
    }
  });
  it.each([
    ["home after the exit", "10.0.0.99", "10.0.9.1", [0, 0]],
    ["the exit after home", "10.0.9.1", "10.0.0.99", [0, 0]],
    ["two other networks", "10.0.9.1", "10.0.8.1", [0, 1]],
    ["no network at all", "", "", [0, 1]],
  ])("learns an exit from its 20 users and does not take it for a journey: %s", async (_, from, to, expected) => {
    const users = Array.from({ length: 20 }, (_, index) => [
      ...[`2026-03-02T07:${index + 10}:00Z,u${index},10.0.0.${index},success,,\n`],
      ...[`2026-03-02T07:${index + 10}:00Z,w${index},,success,,\n`],
    ]);
    const log = `timestamp,user,source_ip,outcome,latitude,longitude
${users.flat().join("")}2026-03-02T08:00:00Z,ada,${from},success,52.52,13.41
2026-03-02T09:00:00Z,ada,${to},success,51.51,-0.13
`;
    const features = CATALOGUE.filter(({ name }) => name === "impossible_travel" || name === "shared_network");
    const matrix = await computeFeatures(await databaseOf(log), features);
    expect([...featureColumn(matrix, "impossible_travel")].slice(-2)).toEqual(expected);
    const shared = [from, to].map((address) => (address === "" ? missing : Number(address === "10.0.0.99")));
    expect([...featureColumn(matrix, "shared_network")].slice(-2)).toEqual(shared);
  });
  it("calls a network of 19 users not shared", async () => {
    const lines = Array.from(
      { length: 21 },
      (_, index) => `2026-03-02T07:${index + 10}:00Z,u${index},10.0.0.1,failure\n`,
    );
    const features = CATALOGUE.filter(({ name }) => name === "shared_network");
    const { data } = await computeFeatures(
      await databaseOf(`timestamp,user,source_ip,outcome\n${lines.join("")}`),
      features,
    );
    expect([...data]).toEqual([...Array<number>(20).fill(0), 1]);
  });
  it("has no two features of one name, and more than 150 of them", () => {
    expect(new Set(CATALOGUE.map(({ name }) => name)).size).toBe(CATALOGUE.length);
    expect(CATALOGUE.length).toBeGreaterThan(150);
  });
  it("passes its own rules", () => {
    expect(() => assertFeatures(CATALOGUE, "test")).not.toThrow();
  });
  it("says for each feature what an analyst needs: unit, description without a full stop, ATT&CK ids", () => {
    for (const { unit, description, techniques } of CATALOGUE) {
      expect(unit).not.toBe("");
      expect(description).toMatch(/^[a-z].*[^.]$/);
      expect(techniques.length).toBeGreaterThan(0);
      for (const technique of techniques) expect(technique).toMatch(/^T\d{4}(\.\d{3})?$/);
    }
  });
  it("uses windows of the past only: each ends before the present event", () => {
    for (const definition of Object.values(WINDOWS)) {
      expect(definition).toMatch(/AND INTERVAL 1 MICROSECOND PRECEDING$/);
    }
  });
});
