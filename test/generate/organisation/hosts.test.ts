import { describe, expect, it } from "vitest";
import { METHOD } from "../../../src/generate/behaviour/EventBuffer";
import {
  APPLICATION_COUNT,
  DEVELOPER_APPLICATIONS,
  drawDoor,
  hostName,
  methodInto,
  serverCount,
} from "../../../src/generate/organisation/hosts";

describe("serverCount(users)", () => {
  it.each([
    [1, 20],
    [7, 20],
    [8, 21],
    [500, 82],
    [100_000, 12_520],
  ])("for %d accounts is %d", (users, servers) => {
    expect(serverCount(users)).toBe(servers);
  });
});

describe("hostName(host)", () => {
  it("is the application's name, then the server's number from 1", () => {
    expect([0, 1, 2].map(hostName)).toEqual(["portal", "mail", "chat"]);
    expect(DEVELOPER_APPLICATIONS.map(hostName)).toEqual(["git", "ci", "cloud"]);
    expect(hostName(APPLICATION_COUNT)).toBe("srv-0001");
    expect(hostName(APPLICATION_COUNT + 6)).toBe("srv-0007");
    expect(hostName(APPLICATION_COUNT + 12_519)).toBe("srv-12520");
  });
  it("is another one for each host that an organisation can have", () => {
    const count = APPLICATION_COUNT + serverCount(100_000);
    expect(new Set(Array.from({ length: count }, (_, host) => hostName(host))).size).toBe(count);
    expect(count).toBeLessThan(2 ** 16);
  });
});

describe("methodInto(host)", () => {
  it("is a password for applications and each server's own way for servers", () => {
    for (let host = 0; host < APPLICATION_COUNT; host++) expect(methodInto(host)).toBe(METHOD.password);
    const ways = Array.from({ length: 30 }, (_, server) => methodInto(APPLICATION_COUNT + server));
    expect(new Set(ways)).toEqual(new Set([METHOD.publickey, METHOD["remote interactive"], METHOD.network]));
    expect(ways.slice(3)).toEqual(ways.slice(0, -3));
  });
});

describe("drawDoor(random)", () => {
  it("is the portal, the mail or the chat, the portal most often: by hand 0 below √(1/3), 1 below √(2/3), then 2", () => {
    expect([0, 0.57, 0.58, 0.81, 0.82, 0.999].map((drawn) => drawDoor(() => drawn))).toEqual([0, 0, 1, 1, 2, 2]);
  });
});
