/** Where one field stands in the message of an event. */
interface MessagePlace {
  /** As the event calls it in XML and JSON. */
  field: string;
  /**
   * Where the place is found twice, which one counts: texts that a client chose may hold lines that look like others.
   * What stands before all such texts counts at its first place, what stands behind them at its last; between them, only
   * where all places say the same. Behind such a text no section is certain any more, so that the name alone counts.
   */
  which: "first" | "last" | "same";
}

/** Section and name, or the name alone → field, for one event. */
export type MessagePlaces = ReadonlyMap<string, MessagePlace>;

/** The account that a sign-out is about. */
const SIGN_OUT: readonly string[] = [
  "Subject/Account Name = TargetUserName",
  "Subject/Security ID = TargetUserSid",
  "Subject/Logon ID = TargetLogonId",
  "/Logon Type = LogonType",
];
const SOURCE: readonly string[] = [
  "Workstation Name = WorkstationName, last",
  "Source Network Address = IpAddress, last",
];

/**
 * Where the messages of the events that are read hold what is read: `Section/Name`, `/Name` for what stands in no
 * section, or `Name` in whatever section.
 *
 * @see https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4624 and its neighbours
 */
export const EVENT_MESSAGES: ReadonlyMap<number, MessagePlaces> = new Map([
  event(4624, [
    "New Logon/Account Name = TargetUserName",
    "New Logon/Security ID = TargetUserSid",
    "New Logon/Logon ID = TargetLogonId",
    "/Logon Type = LogonType",
    "Logon Information/Logon Type = LogonType",
    ...SOURCE,
  ]),
  event(4625, [
    "Account For Which Logon Failed/Account Name = TargetUserName",
    "/Logon Type = LogonType",
    "Status = Status, same",
    "Sub Status = SubStatus, same",
    ...SOURCE,
  ]),
  event(4634, SIGN_OUT),
  event(4647, SIGN_OUT),
  event(4648, [
    "Account Whose Credentials Were Used/Account Name = TargetUserName",
    "Target Server Name = TargetServerName, last",
    "Network Address = IpAddress, last",
  ]),
  event(4740, [
    "Account That Was Locked Out/Account Name = TargetUserName",
    "Account That Was Locked Out/Security ID = TargetSid",
    "Caller Computer Name = TargetDomainName, last",
  ]),
  event(4768, [
    "Account Information/Account Name = TargetUserName",
    "User ID = TargetSid, last",
    "Client Address = IpAddress, last",
    "Result Code = Status, last",
  ]),
  event(4769, [
    "Account Information/Account Name = TargetUserName",
    "Client Address = IpAddress, last",
    "Failure Code = Status, last",
  ]),
  event(4771, [
    "Account Information/Account Name = TargetUserName",
    "Account Information/Security ID = TargetSid",
    "Client Address = IpAddress, last",
    "Failure Code = Status, last",
  ]),
  event(4776, [
    "/Logon Account = TargetUserName",
    "Source Workstation = Workstation, last",
    "Error Code = Status, last",
  ]),
]);

function event(id: number, places: readonly string[]): [number, MessagePlaces] {
  return [id, new Map(places.map(placeOf))];
}

function placeOf(text: string): [string, MessagePlace] {
  const [place, field, which] = text.split(/ = |, /) as [string, string, MessagePlace["which"]?];
  return [place, { field, which: which ?? "first" }];
}
