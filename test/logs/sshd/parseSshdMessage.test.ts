import { describe, expect, it } from "vitest";
import { parseSshdMessage } from "../../../src/logs/sshd/parseSshdMessage";

const CERT = 'RSA-CERT SHA256:aaaa ID "alice laptop" (serial 5) CA RSA SHA256:bbbb';

describe("parseSshdMessage(message)", () => {
  it.each([
    ["Failed password for root from 192.0.2.1 port 22 ssh2", "root", "192.0.2.1", "password", "bad password"],
    ["Failed password for root from 192.0.2.1 port 22", "root", "192.0.2.1", "password", "bad password"],
    [
      "Failed password for invalid user bob from 192.0.2.1 port 22 ssh2",
      "bob",
      "192.0.2.1",
      "password",
      "unknown user",
    ],
    [
      "Failed password for illegal user bob from 192.0.2.1 port 22 ssh2",
      "bob",
      "192.0.2.1",
      "password",
      "unknown user",
    ],
    [
      "Failed password for invalid user  0101 from 192.0.2.1 port 22 ssh2",
      " 0101",
      "192.0.2.1",
      "password",
      "unknown user",
    ],
    ["Failed password for invalid user  from 192.0.2.1 port 22 ssh2", null, "192.0.2.1", "password", "unknown user"],
    ["Failed password for  from 192.0.2.1 port 22 ssh2", null, "192.0.2.1", "password", "bad password"],
    [
      "Failed password for a b@EXAMPLE from 192.0.2.1 port 22 ssh2",
      "a b@EXAMPLE",
      "192.0.2.1",
      "password",
      "bad password",
    ],
    ["Failed password for root from 2001:db8::7 port 22 ssh2", "root", "2001:db8::7", "password", "bad password"],
    ["Failed password for root from ::ffff:192.0.2.1 port 22 ssh2", "root", "192.0.2.1", "password", "bad password"],
    ["Failed password for root from 192.030.0.6 port 22 ssh2", "root", "192.030.0.6", "password", "bad password"],
    ["Failed password for root from UNKNOWN port 65535 ssh2", "root", null, "password", "bad password"],
    [
      "Failed password for root from h.example.com via 192.0.2.9 port 5 ssh2",
      "root",
      "192.0.2.9",
      "password",
      "bad password",
    ],
    [
      "Failed publickey for git from 192.0.2.1 port 22 ssh2: RSA SHA256:aB+/=",
      "git",
      "192.0.2.1",
      "publickey",
      "bad key",
    ],
    ["Failed publickey for git from 192.0.2.1 port 22 ssh2: DSA 00:1f:ff", "git", "192.0.2.1", "publickey", "bad key"],
    [`Failed publickey for git from 192.0.2.1 port 22 ssh2: ${CERT}`, "git", "192.0.2.1", "publickey", "bad key"],
    [
      "Failed keyboard-interactive/pam for git from 192.0.2.1 port 22 ssh2 [preauth]",
      "git",
      "192.0.2.1",
      "keyboard-interactive/pam",
      "bad credentials",
    ],
    ["Failed nonsense of a client for git from 192.0.2.1 port 22 ssh2", "git", "192.0.2.1", null, "bad credentials"],
  ])("reads a failure: %s", (message, user, address, method, reason) => {
    expect(parseSshdMessage(message)).toMatchObject({ what: "failed", user, address, method, reason });
  });

  it.each([
    ["Accepted password for alice from 192.0.2.1 port 22 ssh2", "password"],
    ["Accepted publickey for alice from 192.0.2.1 port 22 ssh2: ED25519 SHA256:aB", "publickey"],
    [`Accepted publickey for alice from 192.0.2.1 port 22 ssh2: ${CERT}`, "publickey"],
    ["Accepted hostbased for alice from 192.0.2.1 port 22 ssh2", "hostbased"],
    ["Accepted gssapi-with-mic for alice from 192.0.2.1 port 22 ssh2: alice@EXAMPLE.COM", "gssapi-with-mic"],
    ["Accepted keyboard-interactive/pam for alice from 192.0.2.1 port 22 ssh2", "keyboard-interactive/pam"],
    ["Accepted google_authenticator for alice from 192.0.2.1 port 22 ssh2", "google_authenticator"],
    ["Accepted none for alice from 192.0.2.1 port 22 ssh2", "none"],
  ])("reads a success: %s", (message, method) => {
    expect(parseSshdMessage(message)).toEqual({
      what: "accepted",
      user: "alice",
      address: "192.0.2.1",
      port: "22",
      method,
      reason: null,
    });
  });

  it.each([
    ["Invalid user bob from 192.0.2.1", "invalid", "bob", "192.0.2.1", "unknown user"],
    ["Invalid user bob from 192.0.2.1 port 22", "invalid", "bob", "192.0.2.1", "unknown user"],
    ["Illegal user bob from 192.0.2.1", "invalid", "bob", "192.0.2.1", "unknown user"],
    ["Invalid user  from 192.0.2.1 port 22", "invalid", null, "192.0.2.1", "unknown user"],
    ["Failed none for bob from 192.0.2.1 port 22 ssh2", "none", "bob", "192.0.2.1", "no credentials"],
    [
      "User bob from h.example.com not allowed because not listed in AllowUsers",
      "refused",
      "bob",
      "h.example.com",
      "not allowed",
    ],
    [
      "User bob from 192.0.2.1 not allowed because none of user's groups are listed in AllowGroups",
      "refused",
      "bob",
      "192.0.2.1",
      "not allowed",
    ],
    ["User bob not allowed because account is locked", "refused", "bob", null, "not allowed"],
    ["User bob not allowed because shell /bin/gone does not exist", "refused", "bob", null, "not allowed"],
    ["ROOT LOGIN REFUSED FROM 192.0.2.1 port 22", "refused", "root", "192.0.2.1", "not allowed"],
    [
      "Authentication tried for bob with correct key but not from a permitted host (host=h.example.com, ip=192.0.2.1, required=192.0.2.7).",
      "wrong host",
      "bob",
      "192.0.2.1",
      "not allowed",
    ],
    [
      "Connection closed by authenticating user bob 192.0.2.1 port 22 [preauth]",
      "closing",
      "bob",
      "192.0.2.1",
      "gave up",
    ],
    [
      "Connection reset by authenticating user bob 192.0.2.1 port 22 [preauth]",
      "closing",
      "bob",
      "192.0.2.1",
      "gave up",
    ],
    ["Connection closed by invalid user  192.0.2.1 port 22 [preauth]", "closing", null, "192.0.2.1", "unknown user"],
    [
      "Disconnected from invalid user bob 2001:db8::7 port 22 [preauth]",
      "closing",
      "bob",
      "2001:db8::7",
      "unknown user",
    ],
    [
      "Disconnecting authenticating user bob 192.0.2.1 port 22: Too many authentication failures [preauth]",
      "closing",
      "bob",
      "192.0.2.1",
      "too many attempts",
    ],
    ["Disconnecting: Too many authentication failures for bob [preauth]", "closing", "bob", null, "too many attempts"],
    [
      "error: maximum authentication attempts exceeded for bob from 192.0.2.1 port 22 ssh2 [preauth]",
      "closing",
      "bob",
      "192.0.2.1",
      "too many attempts",
    ],
    ["fatal: Access denied for user bob by PAM account configuration [preauth]", "closing", "bob", null, "not allowed"],
    [
      "ssh_dispatch_run_fatal: Connection from authenticating user bob 192.0.2.1 port 22: Broken pipe [preauth]",
      "closing",
      "bob",
      "192.0.2.1",
      "gave up",
    ],
    ["error: PAM: Authentication failure for bob from 192.0.2.1", "pam error", "bob", "192.0.2.1", "bad credentials"],
    [
      "error: PAM: User not known to the underlying authentication module for illegal user bob from h.example.com",
      "pam error",
      "bob",
      "h.example.com",
      "unknown user",
    ],
    [
      "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1  user=bob",
      "pam:pam_unix",
      "bob",
      "192.0.2.1",
      "bad password",
    ],
    [
      "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1 ",
      "pam:pam_unix",
      null,
      "192.0.2.1",
      "unknown user",
    ],
    [
      "pam_sss(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=h.example.com user=bob",
      "pam:pam_sss",
      "bob",
      "h.example.com",
      "bad password",
    ],
    [
      "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=",
      "pam:pam_unix",
      null,
      null,
      "unknown user",
    ],
  ])("reads evidence: %s", (message, kind, user, address, reason) => {
    expect(parseSshdMessage(message)).toMatchObject({ what: "evidence", kind, user, address, reason });
  });

  it("reads PAM's summary", () => {
    const message =
      "PAM 5 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1  user=bob";
    const more = { what: "more failures", count: 5, user: "bob", address: "192.0.2.1", reason: "bad password" };
    expect(parseSshdMessage(message)).toEqual(more);
    expect(parseSshdMessage(message.replace("PAM 5", "pam_unix(sshd:auth): 5"))).toEqual(more);
  });

  it.each([
    ["input_userauth_request: invalid user bob [preauth]", "detail of an attempt"],
    ["pam_unix(sshd:auth): check pass; user unknown", "detail of an attempt"],
    ["pam_sss(sshd:auth): received for user bob: 7 (Authentication failure)", "detail of an attempt"],
    ["PAM service(sshd) ignoring max retries; 6 > 3", "detail of an attempt"],
    ["Postponed publickey for bob from 192.0.2.1 port 22 ssh2 [preauth]", "detail of an attempt"],
    ["Accepted key ED25519 SHA256:aB found at /home/bob/.ssh/authorized_keys:1", "detail of an attempt"],
    ["pam_unix(sshd:session): session closed for user bob", "session"],
    ["Received disconnect from 192.0.2.1 port 22:11: Failed password for root from 192.0.2.66 port 22 ssh2", "session"],
    ["Disconnected from user bob 192.0.2.1 port 22", "session"],
    ["Close session: user bob from 192.0.2.1 port 22 id 0", "session"],
    ["Connection closed by 192.0.2.1 port 22 [preauth]", "connection without sign-in"],
    ["Did not receive identification string from 192.0.2.1", "connection without sign-in"],
    [
      "Unable to negotiate with 192.0.2.1 port 22: no matching MAC found. Their offer: x [preauth] ",
      "connection without sign-in",
    ],
    ["refused connect from h.example.com (192.0.2.1)", "connection without sign-in"],
    ["Bad protocol version identification 'Failed password' from 192.0.2.1 port 22", "connection without sign-in"],
    ["fatal: Timeout before authentication for 192.0.2.1 port 22", "connection without sign-in"],
    [
      "reverse mapping checking getaddrinfo for h.example.com [192.0.2.1] failed - POSSIBLE BREAK-IN ATTEMPT!",
      "server notice",
    ],
    ["Server listening on 0.0.0.0 port 22.", "server notice"],
    ["error: Could not load host key: /etc/ssh/k", "server notice"],
    ["Failed to allocate internet-domain X11 display socket.", "other sshd message"],
    ["something new", "other sshd message"],
    ["", "other sshd message"],
  ])("ignores: %s", (message, kind) => {
    expect(parseSshdMessage(message)).toEqual({ what: "ignored", kind });
  });

  it.each([
    ["Failed password for root from 192.0.2.1 por", "failed sign-in: no address and port at its end"],
    ["Failed password for root", "failed sign-in: no address and port at its end"],
    ["Accepted password for root from ", "accepted sign-in: no address and port where they belong"],
    ["Invalid user bob", "invalid user: no address at its end"],
    ["User bob from 192.0.2.1 not allowed because of the weather", "user not allowed: no address or no known cause"],
    ["Connection closed by invalid user bob", "closed connection: no address where it belongs"],
    ["error: maximum authentication attempts exceeded for bob", "too many attempts: no address and port at its end"],
    [
      "pam_unix(sshd:auth): authentication failure; rhost=192.0.2.1",
      "authentication failure of PAM: its fields cannot be read",
    ],
    [
      "PAM 2 more authentication failures; rhost=192.0.2.1",
      "authentication failures of PAM: the fields cannot be read",
    ],
  ])("refuses the shape of a sign-in that it cannot read: %s", (message, reason) => {
    expect(parseSshdMessage(message)).toEqual({ what: "unreadable", reason });
  });
});
