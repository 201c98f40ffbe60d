import { describe, expect, it } from "vitest";
import { isLogLine } from "../../../src/logs/formats/isLogLine";

describe("isLogLine(line)", () => {
  it.each([
    '{"user":",time,user,outcome,"}',
    " <Event><System>,time,user,outcome,",
    "Dec 10 06:55:46 gate sshd[7]: Invalid user x,time,user,outcome,y from 192.0.2.1",
    "<30>1 2023-09-28T12:10:12Z host sshd 77 - - ,time,user,outcome,",
  ])("is true for an entry of a log: %s", (line) => {
    expect(isLogLine(line)).toBe(true);
  });
  it.each(["time,user,outcome", '"time",user,outcome', "Date and Time,Source", "", "December,user,outcome"])(
    "is false for what may be a header: %j",
    (line) => {
      expect(isLogLine(line)).toBe(false);
    },
  );
});
