import { describe, expect, it } from "vitest";
import { PROGRAMS } from "../../src/generate/organisation/userAgents";
import { agentFamily } from "../../src/text/agentFamily";

describe("agentFamily(userAgent)", () => {
  it("names the programs that people and attackers use", () => {
    expect(PROGRAMS.map(({ text }) => agentFamily(text))).toEqual([
      ...["chrome", "edge", "firefox", "chrome", "safari", "firefox", "safari", "chrome", "samsung"],
      ...["python", "go", "curl", "okhttp", "outlook", "openssh"],
    ]);
  });
  it.each(["", "ada's own program", "knowledge", "\u0000"])("is null of %j", (text) => {
    expect(agentFamily(text)).toBeNull();
  });
});
