/** `error` of events about a user. Others stay the words that they are: the server wrote them. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ["invalid_user_credentials", "bad password"],
  ["user_not_found", "unknown user"],
  ["user_disabled", "account disabled"],
  ["user_temporarily_disabled", "account locked"],
  ["username_missing", "no credentials"],
  ["password_missing", "no credentials"],
  ["not_allowed", "not allowed"],
  ["access_denied", "blocked by policy"],
  ["identity_provider_login_failure", "bad credentials"],
]);

/** `error` of applications that sign in themselves. */
const CLIENT_REASONS: ReadonlyMap<string, string> = new Map([
  ["invalid_client_credentials", "bad credentials"],
  ["client_not_found", "unknown user"],
  ["client_disabled", "account disabled"],
]);

/** Errors of a request that comes before anybody has tried to get in, or after somebody is in. */
const REQUEST_ERRORS: ReadonlySet<string> = new Set([
  ...["invalid_request", "invalid_redirect_uri", "invalid_code", "expired_code", "session_expired"],
  ...["cookie_not_found", "user_session_not_found", "ssl_required", "realm_disabled", "illegal_origin"],
  ...["client_not_found", "client_disabled", "invalid_client", "invalid_client_credentials"],
  ...["invalid_signature", "invalid_authn_request", "display_unsupported", "unknown_identity_provider"],
  ...["consent_denied", "rejected_by_user", "not_logged_in", "code_verifier_missing", "invalid_code_verifier"],
  ...["pkce_verification_failed", "invalid_code_challenge_method"],
]);

/** `credential_type`, and `grant_type` of those who send a password without a page. */
const METHODS: ReadonlyMap<string, string> = new Map([
  ["password", "password"],
  ["otp", "totp"],
  ["webauthn", "publickey"],
  ["webauthn-passwordless", "publickey"],
  ["recovery-authn-codes", "recovery code"],
]);
/** Credentials that are asked for after the password. */
const SECOND_FACTORS: ReadonlySet<string> = new Set(["otp", "webauthn", "recovery-authn-codes"]);

/**
 * Whether an error says that nobody tried to get in.
 *
 * @example isRequestError("expired_code") // true
 */
export function isRequestError(error: string): boolean {
  return REQUEST_ERRORS.has(error);
}

/**
 * Why a user's sign-in failed, in our words. A wrong password and a wrong code have one error.
 *
 * @example keycloakReason("user_not_found") // "unknown user"
 */
export function keycloakReason(error: string): string {
  return REASONS.get(error) ?? error;
}

/**
 * Why an application's sign-in failed, in our words.
 *
 * @example keycloakClientReason("client_not_found") // "unknown user"
 */
export function keycloakClientReason(error: string): string {
  return CLIENT_REASONS.get(error) ?? error;
}

/**
 * How somebody signed in, by the type of the credential; one that we have no word for stays as it is.
 *
 * @example keycloakMethod("otp") // "totp"
 */
export function keycloakMethod(credentialType: string): string {
  return METHODS.get(credentialType) ?? credentialType;
}

/**
 * Whether a credential is a second factor.
 *
 * @example isSecondFactor("otp") // true
 */
export function isSecondFactor(credentialType: string | null): boolean {
  return credentialType !== null && SECOND_FACTORS.has(credentialType);
}
