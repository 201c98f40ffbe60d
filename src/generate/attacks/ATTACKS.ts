import { anonymousProxy } from "./anonymousProxy";
import type { Attack } from "./Attack";
import { credentialStuffing } from "./credentialStuffing";
import { dormantAccount } from "./dormantAccount";
import { impossibleTravel } from "./impossibleTravel";
import { lateralMovement } from "./lateralMovement";
import { lockoutFlood } from "./lockoutFlood";
import { mfaFatigue } from "./mfaFatigue";
import { passwordGuessing } from "./passwordGuessing";
import { serviceAccountMisuse } from "./serviceAccountMisuse";
import { sessionReuse } from "./sessionReuse";
import { passwordSprayingDistributed, passwordSprayingFast, passwordSprayingSlow } from "./sprayPasswords";
import { stolenCredentials } from "./stolenCredentials";

/** The names of the attack scenarios, as options and labels use them. */
export type AttackName =
  | "password_guessing"
  | "password_spraying_fast"
  | "password_spraying_slow"
  | "password_spraying_distributed"
  | "credential_stuffing"
  | "stolen_credentials"
  | "impossible_travel"
  | "session_reuse"
  | "mfa_fatigue"
  | "dormant_account"
  | "service_account_misuse"
  | "lateral_movement"
  | "lockout_flood"
  | "anonymous_proxy";

/** The attack scenarios that the generator knows. */
export const ATTACKS: Readonly<Record<AttackName, Attack>> = {
  password_guessing: passwordGuessing,
  password_spraying_fast: passwordSprayingFast,
  password_spraying_slow: passwordSprayingSlow,
  password_spraying_distributed: passwordSprayingDistributed,
  credential_stuffing: credentialStuffing,
  stolen_credentials: stolenCredentials,
  impossible_travel: impossibleTravel,
  session_reuse: sessionReuse,
  mfa_fatigue: mfaFatigue,
  dormant_account: dormantAccount,
  service_account_misuse: serviceAccountMisuse,
  lateral_movement: lateralMovement,
  lockout_flood: lockoutFlood,
  anonymous_proxy: anonymousProxy,
};
