/** Words about signing in. None of them is a name, or says who, where or on which machine. */
const WORDS: ReadonlySet<string> = new Set(
  `account acquired action activated allowed an and anonymous app application assertion attempt attempts auth
  authenticate authenticated authentication authenticator authorization authorized backup bad basic batch bearer
  because biometric blocked by bypass cached call canceled cancelled card cert certificate challenge change changed
  client code com connect connection continent cookie country credential credentials crypto date declined delegated
  deleted denied deny device digest disabled disk disposed does duo email encryption end ended endpoint enrolled
  enrollment error event exceeded exchange exist expected expired explicit external factor fail failed failure
  fastpass federated fido fido2 fingerprint first for found fraud from gave google gssapi hardware hash hello
  hostbased hostbound hotp in inactive incorrect interactive internal invalid ip is kerberos key keyboard keyex keys
  kind ldap leaked limit link local lock locked lockout log login logoff logon logout magic malicious many match
  maximum method mfa mic microsoft missing mobile modern multi negotiate network new no none not notification ntlm
  oath oauth oauth2 of off oidc okta old on one onetime open opened openid openssh or other otp out pam passed passkey
  passwd password passwordless permission permitted phishing phone pin plaintext platform policy present prompt
  provided provider public publickey push questions radius recovery refresh refreshed refused register registered
  reject rejected remember remote required requires reset restricted result revoked risk rooted saml saml2 satisfied
  screen second secret security service session setup sign signed signin signon signout single smart smartcard sms
  social soft software sso start started status step succeeded success successful such suspended system temporarily
  text the ticket time timed timeout to token too totp touch touchid trusted two type u2f unauthorized unenrolled
  unknown unlock unlocked up update updated use used user username v00 verification verified verify version via voice
  warning was web webauthn windows with workstation wrong yubikey`.split(/\s+/),
);
const LONGEST = 100;
/** ASCII but `@`: words of this list make an address too. */
const ALLOWED = /^[ -?A-~]*$/;
const BETWEEN_WORDS = /[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/;
/** A code that a product has for a reason. */
const CODE = /^(?:error|status|code) (?:0x[0-9a-f]{1,8}|\d{1,7})$/;

/**
 * Whether a text is made of words about signing in and nothing else (`bad password`, `INVALID_CREDENTIALS`,
 * `keyboard-interactive/pam`), or is a code (`error 50126`). Such a text names nobody. A text with `@` may be an address.
 *
 * @example isPlainPhrase("bad password for ada") // false
 */
export function isPlainPhrase(text: string): boolean {
  if (text.length > LONGEST || !ALLOWED.test(text)) return false;
  if (CODE.test(text)) return true;
  return text.split(BETWEEN_WORDS).every((word) => word === "" || WORDS.has(word.toLowerCase()));
}
