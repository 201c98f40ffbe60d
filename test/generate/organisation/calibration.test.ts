import { describe, expect, it } from "vitest";
import { ACTION, METHOD, RESULT } from "../../../src/generate/behaviour/EventBuffer";
import { type GenerateOptions, resolveGenerateOptions } from "../../../src/generate/GenerateOptions";
import { failureOdds, meanActivity, TOKEN_SHARE } from "../../../src/generate/organisation/calibration";
import { allDays, only, quietOrganisation } from "../quiet";

const resolved = (options: GenerateOptions) => resolveGenerateOptions(options);

interface Measured {
  eventsPerUserDay: number;
  /** Shares of all sign-in attempts, and of the successful ones. */
  failureShare: number;
  tokenShare: number;
}

const SEEDS_AND_SHARES = [
  [1, 0.05],
  [2, 0.05],
  [3, 0.05],
  [1, 0.02],
  [2, 0.2],
] as const;
const done = new Map<string, Measured>();

/** What 2,000 accounts do in 28 days; kept, as several tests ask for the same. */
function measured(options: GenerateOptions): Measured {
  const key = JSON.stringify(options);
  if (!done.has(key)) done.set(key, measure(options));
  return done.get(key)!;
}

function measure(options: GenerateOptions): Measured {
  const { columns, length } = allDays(quietOrganisation({ users: 2_000, days: 28, ...options }));
  let [attempts, failures, tokens] = [0, 0, 0];
  for (let row = 0; row < length; row++) {
    if (columns.action[row] !== ACTION.login) continue;
    attempts++;
    if (columns.result[row] !== RESULT.success) failures++;
    else if (columns.method[row] === METHOD.token) tokens++;
  }
  return {
    eventsPerUserDay: length / 2_000 / 28,
    failureShare: failures / attempts,
    tokenShare: tokens / (attempts - failures),
  };
}

describe("meanActivity({ roles, failureShare })", () => {
  it("is the activity of a service where all are services: each run is one event", () => {
    expect(meanActivity(resolved({ roles: only("service") }))).toBe(5);
  });
  it("is the sum over the roles, by hand for half services and half office", () => {
    const [office, half] = [only("office"), { ...only("office"), service: 0.5 }];
    expect(meanActivity(resolved({ roles: half }))).toBeCloseTo(
      (5 + meanActivity(resolved({ roles: office }))) / 2,
      12,
    );
  });
  it("is more where more attempts fail, and half for those who are there half of the time", () => {
    const office = (failureShare: number) => meanActivity(resolved({ failureShare, roles: only("office") }));
    expect(office(0.2)).toBeGreaterThan(office(0.05));
    expect(meanActivity(resolved({ roles: only("new_hire") }))).toBeCloseTo(office(0.05) / 2, 12);
  });
});

describe("failureOdds(options)", () => {
  it("is 0 where nothing fails, and grows with the odds of the share", () => {
    expect(failureOdds(resolved({ failureShare: 0 }))).toBe(0);
    const odds = (failureShare: number) => failureOdds(resolved({ failureShare, roles: only("office") }));
    expect(odds(0.2) / odds(0.1)).toBeCloseTo(0.2 / 0.8 / (0.1 / 0.9), 12);
  });
  it("is more where services, which never fail, make some of the attempts", () => {
    expect(failureOdds(resolved({ roles: { service: 0.2 } }))).toBeGreaterThan(failureOdds(resolved({})));
  });
});

describe("the calibration, measured on 2,000 accounts over 28 days", () => {
  // Seeds vary by about 3 %: activity has a heavy tail.
  it.each(SEEDS_AND_SHARES)(
    "makes eventsPerUserDay events of an account a day, within a tenth: seed %d, failureShare %f",
    (seed, failureShare) => {
      expect(Math.abs(measured({ seed, failureShare }).eventsPerUserDay / 7 - 1)).toBeLessThan(0.1);
    },
  );
  it.each<[string, GenerateOptions]>([
    ["only services", { roles: only("service") }],
    ["only office workers", { roles: only("office") }],
    ["only developers", { roles: only("developer") }],
    ["many who come and go", { roles: { new_hire: 0.2, leaver: 0.2 } }],
    ["one event a day", { eventsPerUserDay: 1 }],
  ])("does so for %s", (_, options) => {
    const { eventsPerUserDay = 7 } = options;
    expect(Math.abs(measured(options).eventsPerUserDay / eventsPerUserDay - 1)).toBeLessThan(0.1);
  });
  it.each(SEEDS_AND_SHARES)(
    "lets failureShare of the attempts fail, within 15 percent: seed %d, failureShare %f",
    (seed, failureShare) => {
      expect(Math.abs(measured({ seed, failureShare }).failureShare / failureShare - 1)).toBeLessThan(0.15);
    },
  );
  it("lets nothing fail at a failureShare of 0", () => {
    expect(measured({ failureShare: 0 }).failureShare).toBe(0);
  });
  it("renews TOKEN_SHARE of the successful sign-ins from a session, within 5 %", () => {
    expect(Math.abs(measured({ roles: { service: 0 } }).tokenShare / TOKEN_SHARE - 1)).toBeLessThan(0.05);
  });
});
