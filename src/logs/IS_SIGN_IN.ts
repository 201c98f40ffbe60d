/**
 * SQL: whether an event is an attempt to sign in, rather than a part of one (`mfa`) or something after it (`logout`,
 * `password_change`).
 *
 * Other words in `action` are a log's own: what they mean is not known, and they count as sign-ins.
 */
export const IS_SIGN_IN: string = `"action" NOT IN ('logout', 'mfa', 'password_change')`;
