import { describe, expect, it } from "vitest";
import { readEventXml } from "../../../../src/logs/windows/xml/readEventXml";

const SYSTEM =
  "<Provider Name='Microsoft-Windows-Security-Auditing' Guid='{5}'/><EventID Qualifiers='0'>4624</EventID>" +
  "<TimeCreated SystemTime='2024-03-01T09:30:00.1234567Z'/><EventRecordID>17</EventRecordID>" +
  "<Channel>Security</Channel><Computer>pc7.example.com</Computer><Security UserID='S-1-5-18'/>";

const event = (data: string, system = SYSTEM) => `<Event xmlns='http://x'><System>${system}</System>${data}</Event>`;

describe("readEventXml(xml)", () => {
  it("takes an event apart", () => {
    const data =
      "<EventData><Data Name='TargetUserName'>a&amp;b</Data><Data Name=\"LogonType\">3</Data></EventData>" +
      "<RenderingInfo Culture='en-US'><Message>An account was &lt;…&gt;</Message><Channel>Other</Channel></RenderingInfo>";
    expect(readEventXml(event(data))).toEqual({
      fields: {
        eventId: 4624,
        channel: "Security",
        provider: "Microsoft-Windows-Security-Auditing",
        recordId: "17",
        host: "pc7.example.com",
        data: { TargetUserName: "a&b", LogonType: "3" },
      },
      systemTime: "2024-03-01T09:30:00.1234567Z",
    });
  });
  it("leaves data without a name alone, and what a program of its own put into UserData", () => {
    const unnamed = "<EventData><Data>sa</Data><Data> [CLIENT: 192.0.2.5]</Data><Binary>00</Binary></EventData>";
    const own = "<UserData><EventXML xmlns='Event_NS'><Data Name='TargetUserName'>x</Data></EventXML></UserData>";
    for (const data of [unnamed, own]) expect(readEventXml(event(data))).toMatchObject({ fields: { data: {} } });
  });
  it("takes nothing from a Data whose name is one of its other attributes", () => {
    const data = "<EventData><Data Type='Name' X='TargetUserName'>x</Data></EventData>";
    expect(readEventXml(event(data))).toMatchObject({ fields: { data: {} } });
  });
  it("has nothing for a field that is empty", () => {
    const found = readEventXml(
      event("<EventData><Data Name='TargetUserName'></Data><Data Name='IpAddress'/></EventData>"),
    );
    expect(found).toMatchObject({ fields: { data: {} } });
  });
  it("reads events that are no sign-in only as far as their number", () => {
    expect(readEventXml(event("<broken", "<EventID>4672</EventID>"))).toMatchObject({ fields: { eventId: 4672 } });
  });
  it.each([
    [
      "a field that stands twice",
      event("<EventData><Data Name='IpAddress'>a</Data><Data Name='IpAddress'>b</Data></EventData>"),
      "XML: a field stands twice",
    ],
    ["two numbers", event("", "<EventID>4624</EventID><EventID>4672</EventID>"), "XML: a field stands twice"],
    [
      "a wrong escape",
      event("<EventData><Data Name='IpAddress'>&x;</Data></EventData>"),
      "XML: a text that is escaped wrongly",
    ],
    ["another element", "<Events></Events>", "XML: expected an Event"],
    ["no end", "<Event><System>", "XML: a tag is not closed"],
  ])("refuses %s", (_name, xml, reason) => {
    expect(readEventXml(xml)).toBe(reason);
  });
});
