import { describe, expect, it } from "vitest";
import { ACTIONS, METHODS, RESULTS } from "../../src/generate/behaviour/EventBuffer";
import { FAILURE_REASONS } from "../../src/logs/sshd/FailureReason";
import { LOGON_METHODS } from "../../src/logs/windows/logonMethods";
import { isPlainPhrase } from "../../src/pseudonyms/isPlainPhrase";

describe("isPlainPhrase(text)", () => {
  it.each([
    ...ACTIONS,
    ...METHODS,
    ...RESULTS,
    ...FAILURE_REASONS,
    ...LOGON_METHODS.values(),
    ...["lockout", "service ticket", "explicit credentials", "ntlm", "totp", "sms", "phone call", "mfa required"],
    ...["account expired", "account locked or disabled", "mfa timeout", "bad credentials"],
    ...["INVALID_CREDENTIALS", "OKTA_VERIFY_PUSH", "VERIFICATION_ERROR", "Failed authentication", "Sign-on policy"],
    ...["keyboard-interactive/pam", "gssapi-with-mic", "user_not_found", "InvalidPassword", "token:software:totp"],
    ...["error 50126", "status 0xc000006d", ""],
  ])("is true of %j", (text) => {
    expect(isPlainPhrase(text)).toBe(true);
  });
  it.each([
    "bad password for ada",
    "User ada.lovelace is locked",
    "ada",
    "ada@example.com",
    "backup@google.com",
    "service@okta.com",
    "@",
    "10.0.0.7",
    "host app-1",
    "password 1234567",
    "error 15551234567",
    "bad pässword",
    "bad password\u0000",
    "bad\npassword",
    "x".repeat(101),
    "password ".repeat(12),
  ])("is false of %j", (text) => {
    expect(isPlainPhrase(text)).toBe(false);
  });
});
