import type { Outcome } from "../AuthEvent";

/** `result`, in small letters: older versions of the API write capitals. */
export const DUO_RESULTS: ReadonlyMap<string, Outcome> = new Map([
  ["success", "success"],
  ["denied", "failure"],
  ["fraud", "failure"],
  ["failure", "failure"],
  ["error", "failure"],
]);

/** `reason`s that a rule of the organisation gives, whatever the user did. */
const POLICY_REASONS = [
  ...["anomalous_push", "anonymous_ip", "could_not_determine_if_endpoint_was_trusted", "denied_by_policy"],
  ...["denied_network", "deny_unenrolled_user", "endpoint_failed_google_verification"],
  ...["endpoint_is_not_in_management_system", "endpoint_is_not_trusted", "factor_restricted", "invalid_device"],
  ...["invalid_management_certificate_collection_state", "invalid_referring_hostname_provided"],
  ...["location_restricted", "no_activated_duo_mobile_account", "no_disk_encryption", "no_duo_certificate_present"],
  ...["no_referring_hostname_provided", "no_screen_lock", "no_web_referer_match", "out_of_date"],
  ...["platform_restricted", "rooted_device", "software_restricted", "touchid_disabled", "touch_id_disabled"],
  ...["user_not_in_permitted_group", "user_provided_invalid_certificate", "version_restricted"],
];

/** `reason` of a failure; null for what says nothing. */
const REASONS: ReadonlyMap<string, string | null> = new Map<string, string | null>([
  ["user_marked_fraud", "mfa denied"],
  ["user_cancelled", "mfa denied"],
  ["user_mistake", "mfa denied"],
  ["invalid_passcode", "mfa denied"],
  ["no_response", "mfa timeout"],
  ["no_keys_pressed", "mfa timeout"],
  ["call_timed_out", "mfa timeout"],
  ["locked_out", "account locked"],
  ["user_disabled", "account disabled"],
  ["error", null],
  ...POLICY_REASONS.map((reason): [string, string] => [reason, "blocked by policy"]),
]);

/** `factor`; null where there was none. */
const METHODS: ReadonlyMap<string, string | null> = new Map<string, string | null>([
  ["duo_push", "push"],
  ["verified_duo_push", "push"],
  ["phone_call", "phone call"],
  ["sms_passcode", "sms"],
  ["sms_refresh", "sms"],
  ["passcode", "totp"],
  ["duo_mobile_passcode", "totp"],
  ["hardware_token", "token"],
  ["digipass_go_7_token", "token"],
  ["yubikey_code", "token"],
  ["yubikey_passcode", "token"],
  // Satisfied by an earlier sign-in.
  ["remembered_device", "token"],
  ["u2f_token", "publickey"],
  ["bypass_code", "bypass code"],
  ["trusted_network", null],
  ["not_available", null],
]);
/** `WebAuthn Chrome Touch ID`, `WebAuthn Security Key` and others to come. */
const WEBAUTHN = "webauthn";

/**
 * Why Duo let nobody in, in our own vocabulary; a reason that is new stays as Duo writes it.
 *
 * @example duoReason("out_of_date") // "blocked by policy"
 */
export function duoReason(reason: string): string | null {
  return REASONS.has(reason) ? REASONS.get(reason)! : reason;
}

/**
 * How the second factor was given, in our own vocabulary; a factor that is new stays as Duo writes it.
 *
 * @example duoMethod("duo_push") // "push"
 */
export function duoMethod(factor: string): string | null {
  if (METHODS.has(factor)) return METHODS.get(factor)!;
  return factor.slice(0, WEBAUTHN.length).toLowerCase() === WEBAUTHN ? "publickey" : factor;
}
