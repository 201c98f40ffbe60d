/** One event of the Security log, as a test says it once for all spellings. */
export interface SpelledEvent {
  id: number;
  /** `EventData`, as XML and JSON name it. */
  data: Readonly<Record<string, string>>;
  /** The message that the Event Viewer shows for it. */
  message: string;
}

/** 2024-03-01T09:30:00Z, to the second: the Event Viewer's CSV has no more. */
const TIME = "2024-03-01T09:30:00.0000000Z";
const AMERICAN_TIME = "3/1/2024 9:30:00 AM";
const PROVIDER = "Microsoft-Windows-Security-Auditing";

/** As JSON of NXLog. */
export function asJson({ id, data, message }: SpelledEvent): string {
  return JSON.stringify({ TimeCreated: TIME, Channel: "Security", EventID: id, ...data, Message: message });
}

/** As JSON of Winlogbeat. */
export function asWinlogbeat({ id, data, message }: SpelledEvent): string {
  const winlog = { channel: "Security", provider_name: PROVIDER, event_id: String(id), event_data: data };
  return JSON.stringify({ "@timestamp": TIME, event: { code: String(id) }, message, winlog });
}

/** As XML, on one line. */
export function asXml({ id, data }: SpelledEvent): string {
  const fields = Object.entries(data).map(([name, value]) => `<Data Name='${name}'>${escapeXml(value)}</Data>`);
  return (
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${PROVIDER}' ` +
    `Guid='{54849625-5478-4994-a5ba-3e3b0328c30d}'/><EventID>${id}</EventID><Version>2</Version><Level>0</Level>` +
    `<Keywords>0x8020000000000000</Keywords><TimeCreated SystemTime='${TIME}'/><Correlation/>` +
    `<Execution ProcessID='704' ThreadID='2660'/><Channel>Security</Channel><Security/></System>` +
    `<EventData>${fields.join("")}</EventData></Event>`
  );
}

/** The header of the Event Viewer's CSV: the message has no name there. */
export const CSV_HEADER = "Keywords,Date and Time,Source,Event ID,Task Category";

/** As the lines of one record under {@link CSV_HEADER}. */
export function asCsv({ id, message }: SpelledEvent, time: string = AMERICAN_TIME): string[] {
  return `Audit Success,${time},${PROVIDER},${id},Logon,"${message.replaceAll('"', '""')}"`.split("\n");
}

/** As Windows escapes a text in XML. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const SUBJECT =
  "Subject:\n\tSecurity ID:\t\tSYSTEM\n\tAccount Name:\t\tPC7$\n\tAccount Domain:\t\tEXAMPLE\n\tLogon ID:\t\t0x3E7\n\n";
const KERBEROS_NETWORK = "Network Information:\n\tClient Address:\t\t::ffff:192.0.2.5\n\tClient Port:\t\t50123\n\n";

/** A sign-in over the network. */
export function signIn(user = "ada", workstation = "LAPTOP-7"): SpelledEvent {
  return {
    id: 4624,
    data: {
      SubjectUserSid: "S-1-5-18",
      SubjectUserName: "PC7$",
      TargetUserSid: "S-1-5-21-1-2-3-1104",
      TargetUserName: user,
      TargetDomainName: "EXAMPLE",
      TargetLogonId: "0x11f1a90",
      LogonType: "3",
      WorkstationName: workstation,
      IpAddress: "192.0.2.5",
      IpPort: "50123",
    },
    message:
      `An account was successfully logged on.\n\n${SUBJECT}Logon Information:\n\tLogon Type:\t\t3\n` +
      `\tRestricted Admin Mode:\t-\n\nImpersonation Level:\t\tImpersonation\n\nNew Logon:\n\tSecurity ID:\t\tEXAMPLE\\ada\n` +
      `\tAccount Name:\t\t${user}\n\tAccount Domain:\t\tEXAMPLE\n\tLogon ID:\t\t0x11F1A90\n\nNetwork Information:\n` +
      `\tWorkstation Name:\t${workstation}\n\tSource Network Address:\t192.0.2.5\n\tSource Port:\t\t50123\n\n` +
      "Detailed Authentication Information:\n\tLogon Process:\t\tNtLmSsp\n\nThis event is generated when: now.",
  };
}

/** A sign-in that failed. */
export function failedSignIn(user = "ada", workstation = "LAPTOP-7"): SpelledEvent {
  return {
    id: 4625,
    data: {
      SubjectUserName: "-",
      TargetUserSid: "S-1-0-0",
      TargetUserName: user,
      TargetDomainName: "EXAMPLE",
      Status: "0xc000006d",
      FailureReason: "%%2313",
      SubStatus: "0xc000006a",
      LogonType: "3",
      WorkstationName: workstation,
      IpAddress: "192.0.2.5",
    },
    message:
      `An account failed to log on.\n\n${SUBJECT}Logon Type:\t\t\t3\n\nAccount For Which Logon Failed:\n` +
      `\tSecurity ID:\t\tNULL SID\n\tAccount Name:\t\t${user}\n\tAccount Domain:\t\tEXAMPLE\n\nFailure Information:\n` +
      "\tFailure Reason:\t\tUnknown user name or bad password.\n\tStatus:\t\t\t0xC000006D\n\tSub Status:\t\t0xC000006A\n\n" +
      `Network Information:\n\tWorkstation Name:\t${workstation}\n\tSource Network Address:\t192.0.2.5\n` +
      "\tSource Port:\t\t50123\n\nDetailed Authentication Information:\n\tLogon Process:\t\tNtLmSsp",
  };
}

/** One event of each number that has to do with signing in. */
export const SPELLED_EVENTS: readonly SpelledEvent[] = [
  signIn(),
  failedSignIn(),
  signOut(4634, "\n\nLogon Type:\t\t\t3", { LogonType: "3" }),
  signOut(4647, "", {}),
  explicit("files.example.com"),
  explicit("localhost"),
  ticket("0x0"),
  ticket("0x6"),
  ticket("0x19"),
  {
    id: 4769,
    data: { TargetUserName: "ada@EXAMPLE.COM", ServiceName: "FILES$", IpAddress: "::ffff:192.0.2.5", Status: "0x1b" },
    message:
      "A Kerberos service ticket was requested.\n\nAccount Information:\n\tAccount Name:\t\tada@EXAMPLE.COM\n\nService " +
      `Information:\n\tService Name:\t\tFILES$\n\n${KERBEROS_NETWORK}Additional Information:\n` +
      "\tTicket Options:\t\t0x40810000\n\tFailure Code:\t\t0x1B",
  },
  {
    id: 4771,
    data: { TargetUserName: "ada", TargetSid: "S-1-5-21-1-2-3-1104", IpAddress: "::ffff:192.0.2.5", Status: "0x18" },
    message:
      "Kerberos pre-authentication failed.\n\nAccount Information:\n\tSecurity ID:\t\tEXAMPLE\\ada\n\tAccount Name:\t\tada\n\n" +
      `Service Information:\n\tService Name:\t\tkrbtgt/EXAMPLE\n\n${KERBEROS_NETWORK}Additional Information:\n` +
      "\tTicket Options:\t\t0x40810010\n\tFailure Code:\t\t0x18\n\tPre-Authentication Type:\t2",
  },
  validation("0x0"),
  validation("0xC000006A"),
  session(4778, "reconnected to"),
  session(4779, "disconnected from"),
  {
    id: 4740,
    data: { TargetUserName: "ada", TargetDomainName: "LAPTOP-7", TargetSid: "S-1-5-21-1-2-3-1104" },
    message:
      `A user account was locked out.\n\n${SUBJECT}Account That Was Locked Out:\n\tSecurity ID:\t\tEXAMPLE\\ada\n` +
      "\tAccount Name:\t\tada\n\nAdditional Information:\n\tCaller Computer Name:\tLAPTOP-7",
  },
  { id: 4672, data: { SubjectUserName: "ada" }, message: `Special privileges assigned to new logon.\n\n${SUBJECT}` },
];

function signOut(id: number, end: string, data: Record<string, string>): SpelledEvent {
  const sid = "S-1-5-21-1-2-3-1104";
  return {
    id,
    data: { TargetUserSid: sid, TargetUserName: "ada", TargetLogonId: "0x11f1a90", ...data },
    message:
      `An account was logged off.\n\nSubject:\n\tSecurity ID:\t\t${sid}\n\tAccount Name:\t\tada\n` +
      `\tAccount Domain:\t\tEXAMPLE\n\tLogon ID:\t\t0x11F1A90${end}`,
  };
}

function explicit(server: string): SpelledEvent {
  return {
    id: 4648,
    data: { SubjectUserName: "PC7$", TargetUserName: "ada", TargetServerName: server, IpAddress: "192.0.2.5" },
    message:
      `A logon was attempted using explicit credentials.\n\n${SUBJECT}Account Whose Credentials Were Used:\n` +
      `\tAccount Name:\t\tada\n\tAccount Domain:\t\tEXAMPLE\n\nTarget Server:\n\tTarget Server Name:\t${server}\n` +
      `\tAdditional Information:\t${server}\n\nNetwork Information:\n\tNetwork Address:\t192.0.2.5\n\tPort:\t\t\t0`,
  };
}

function ticket(status: string): SpelledEvent {
  return {
    id: 4768,
    data: { TargetUserName: "ada", TargetSid: "S-1-0-0", IpAddress: "::ffff:192.0.2.5", Status: status },
    message:
      "A Kerberos authentication ticket (TGT) was requested.\n\nAccount Information:\n\tAccount Name:\t\tada\n" +
      "\tSupplied Realm Name:\tEXAMPLE.COM\n\tUser ID:\t\t\tNULL SID\n\nService Information:\n\tService Name:\t\tkrbtgt\n\n" +
      `${KERBEROS_NETWORK}Additional Information:\n\tTicket Options:\t\t0x40810010\n\tResult Code:\t\t${status}`,
  };
}

function validation(status: string): SpelledEvent {
  return {
    id: 4776,
    data: { TargetUserName: "ada", Workstation: "LAPTOP-7", Status: status.toLowerCase() },
    message:
      "The computer attempted to validate the credentials for an account.\n\nAuthentication Package:\tMICROSOFT_V1_0\n" +
      `Logon Account:\tada\nSource Workstation:\tLAPTOP-7\nError Code:\t${status}`,
  };
}

function session(id: number, what: string): SpelledEvent {
  return {
    id,
    data: { AccountName: "ada", LogonID: "0x10ac67", ClientName: "LAPTOP-7", ClientAddress: "192.0.2.5" },
    message:
      `A session was ${what} a Window Station.\n\nSubject:\n\tAccount Name:\t\tada\n\tLogon ID:\t\t0x10AC67\n\n` +
      "Additional Information:\n\tClient Name:\t\tLAPTOP-7\n\tClient Address:\t\t192.0.2.5",
  };
}
