import { describe, expect, it } from "vitest";
import {
  LAPTOP_PROGRAMS,
  MAIL_PROGRAM,
  PHONE_PROGRAMS,
  PROGRAMS,
  SCRIPT_PROGRAMS,
  SSH_PROGRAM,
  userAgentCode,
  userAgentText,
} from "../../../src/generate/organisation/userAgents";

const FIREFOX = PROGRAMS.findIndex(({ text }) => text.includes("Windows") && text.includes("Firefox"));

describe("PROGRAMS", () => {
  it("are laptops' browsers, phones' browsers and tools, each in its list", () => {
    const tools = [...SCRIPT_PROGRAMS, MAIL_PROGRAM, SSH_PROGRAM];
    expect([...LAPTOP_PROGRAMS, ...PHONE_PROGRAMS, ...tools]).toEqual(PROGRAMS.map((_, index) => index));
    expect(tools.map((index) => PROGRAMS[index]!.kind)).toEqual(tools.map(() => "tool"));
    expect(PROGRAMS[MAIL_PROGRAM]!.text).toContain("Outlook");
    expect(PROGRAMS[SSH_PROGRAM]!.text).toContain("OpenSSH");
  });
  it("have a version in the text exactly where they renew themselves", () => {
    for (const { text, renewedEvery } of PROGRAMS) expect(text.includes("#")).toBe(renewedEvery > 0);
  });
});

describe("userAgentCode(program, day, phase)", () => {
  it("renews itself every four weeks, at a phase of 0 on day 28", () => {
    const versions = [0, 27, 28, 55, 56].map((day) => userAgentCode(FIREFOX, day, 0) - userAgentCode(FIREFOX, 0, 0));
    expect(versions).toEqual([0, 0, 1, 1, 2]);
  });
  it("renews itself earlier by the phase: at a quarter on day 21", () => {
    const versions = [0, 20, 21, 48, 49].map((day) => userAgentCode(FIREFOX, day, 0.25) - userAgentCode(FIREFOX, 0, 0));
    expect(versions).toEqual([0, 0, 1, 1, 2]);
  });
  it("stays the same for tools", () => {
    expect(userAgentCode(SSH_PROGRAM, 3_000, 0.9)).toBe(userAgentCode(SSH_PROGRAM, 0, 0));
  });
  it("stays within 16 bits and within the program, even in ten years", () => {
    for (const [index] of PROGRAMS.entries()) {
      const code = userAgentCode(index, 3_650, 0.99);
      expect(code).toBeLessThan(2 ** 16);
      expect(Math.floor(code / 256)).toBe(index);
    }
  });
});

describe("userAgentText(code)", () => {
  it("has the version everywhere in the text", () => {
    expect(userAgentText(userAgentCode(FIREFOX, 0, 0))).toBe(
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:147.0) Gecko/20100101 Firefox/147.0",
    );
    expect(userAgentText(userAgentCode(FIREFOX, 56, 0))).toBe(
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:149.0) Gecko/20100101 Firefox/149.0",
    );
  });
  it("is a tool's as it is", () => {
    expect(userAgentText(userAgentCode(9, 0, 0))).toBe("python-requests/2.32.3");
    expect(userAgentText(userAgentCode(SSH_PROGRAM, 400, 0.5))).toBe("SSH-2.0-OpenSSH_9.6");
  });
  it("holds no placeholder on any day", () => {
    for (const [index] of PROGRAMS.entries()) {
      for (const day of [0, 100, 3_649]) expect(userAgentText(userAgentCode(index, day, 0.5))).not.toContain("#");
    }
  });
});
