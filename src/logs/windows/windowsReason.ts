/** NTSTATUS codes of events 4625 and 4776. */
const NT_REASONS: ReadonlyMap<number, string> = new Map([
  [0xc000006a, "bad password"],
  [0xc0000064, "unknown user"],
  [0xc0000071, "password expired"],
  [0xc0000224, "password expired"],
  [0xc0000234, "account locked"],
  [0xc0000072, "account disabled"],
  [0xc0000193, "account expired"],
  // An account restriction, such as the hours or the workstations that are allowed.
  [0xc000006e, "blocked by policy"],
  [0xc000006f, "blocked by policy"],
  [0xc0000070, "blocked by policy"],
  [0xc000015b, "blocked by policy"],
  [0xc0000413, "blocked by policy"],
]);
/** STATUS_LOGON_FAILURE: the user or the password, Windows does not say which. */
const LOGON_FAILURE = 0xc000006d;

/** Kerberos codes of events 4768, 4769 and 4771 (RFC 4120, 7.5.9). */
const KERBEROS_REASONS: ReadonlyMap<number, string> = new Map([
  [0x06, "unknown user"],
  [0x0c, "blocked by policy"],
  // The domain controller does not say which; an account that has expired gives the same code.
  [0x12, "account locked or disabled"],
  [0x17, "password expired"],
  [0x18, "bad password"],
]);
/** KRB_ERR_GENERIC: says nothing. */
const KERBEROS_GENERIC = 0x3c;

/**
 * Why a sign-in failed, by the two codes of event 4625 (or the one of 4776): the SubStatus where it says something.
 *
 * @param status - as a number of 32 bits, 0 when there is none
 * @param subStatus - the same
 * @returns a reason of our own vocabulary; `status 0x…` for a code that has none; null when Windows does not say
 * @see https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4625
 * @example reasonOfNtStatus(0xc000006d, 0xc000006a) // "bad password"
 */
export function reasonOfNtStatus(status: number, subStatus: number = 0): string | null {
  const code = subStatus === 0 ? status : subStatus;
  return NT_REASONS.get(code) ?? NT_REASONS.get(status) ?? (code === LOGON_FAILURE ? null : otherStatus(code));
}

/**
 * Why a domain controller gave no ticket.
 *
 * @param status - the Kerberos code, 0 when there is none
 * @returns as {@link reasonOfNtStatus}
 * @example reasonOfKerberosStatus(0x18) // "bad password"
 */
export function reasonOfKerberosStatus(status: number): string | null {
  return KERBEROS_REASONS.get(status) ?? (status === KERBEROS_GENERIC ? null : otherStatus(status));
}

function otherStatus(code: number): string | null {
  return code === 0 ? null : `status 0x${code.toString(16)}`;
}
