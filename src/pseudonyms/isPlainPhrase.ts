/** Words about signing in. None of them is a name, or says who, where or on which machine. */
const WORDS: ReadonlySet<string> = new Set(
  `account action allowed an and app application assertion attempt attempts auth authenticate authenticated
  authentication authenticator authorization authorized backup bad basic batch because bearer biometric blocked by
  cached call cancelled canceled card cert certificate challenge change changed code com connect connection cookie
  credential credentials declined delegated deleted denied deny device digest disabled does duo email end ended error
  exceeded exist expected expired explicit external factor fail failed failure federated fido fido2 fingerprint first
  for found fraud from gave google gssapi hardware hello hostbased hostbound hotp in inactive incorrect interactive
  internal invalid ip is key keyboard keyex kerberos keys kind ldap limit link local locked lock lockout log login logoff
  logon logout magic malicious maximum method mfa mic microsoft missing mobile multi negotiate network new no none not
  notification ntlm oath oauth oauth2 of off oidc okta on one onetime openid openssh or otp out pam passkey passwd
  passwordless password passed permission permitted phone pin plaintext policy prompt provider publickey public push
  questions radius recovery refresh refused register registered reject rejected remember remote required requires reset
  restricted result revoked risk saml saml2 satisfied second secret security service session setup sign signed signin
  signon signout single sms smart smartcard social soft software sso start started status step succeeded success
  successful suspended system temporarily text the ticket time timed timeout to token too totp two type u2f unauthorized
  unknown unlock unlocked up update updated use used user username v00 verification verified verify via voice was web
  webauthn windows with workstation wrong yubikey many`.split(/\s+/),
);
const LONGEST = 100;
const ASCII = /^[ -~]*$/;
const BETWEEN_WORDS = /[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/;
/** A code that a product has for a reason. */
const CODE = /^(?:error|status|code) (?:0x[0-9a-f]{1,8}|\d{1,7})$/;

/**
 * Whether a text is made of words about signing in and nothing else (`bad password`, `INVALID_CREDENTIALS`,
 * `keyboard-interactive/pam`), or is a code (`error 50126`). Such a text names nobody.
 *
 * @example isPlainPhrase("bad password for ada") // false
 */
export function isPlainPhrase(text: string): boolean {
  if (text.length > LONGEST || !ASCII.test(text)) return false;
  if (CODE.test(text)) return true;
  return text.split(BETWEEN_WORDS).every((word) => word === "" || WORDS.has(word.toLowerCase()));
}
