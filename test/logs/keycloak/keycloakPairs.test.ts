import { describe, expect, it } from "vitest";
import { keycloakPairs } from "../../../src/logs/keycloak/keycloakPairs";

const pairs = (message: string) => Object.fromEntries(keycloakPairs(message));

describe("keycloakPairs(message)", () => {
  it("takes both spellings apart", () => {
    expect(pairs('type="LOGIN", userId="null", a.b-c_1="x y"')).toEqual({
      type: "LOGIN",
      userId: "null",
      "a.b-c_1": "x y",
    });
    expect(pairs("type=LOGIN, userId=null, reason='x y', username=ada")).toEqual({
      type: "LOGIN",
      userId: "null",
      reason: "x y",
      username: "ada",
    });
    expect(pairs("type='LOGIN', a='it\\'s'")).toEqual({ type: "LOGIN", a: "it's" });
  });

  it("ends a quoted value where the next pair begins, not at a quote in it", () => {
    expect(pairs('type="A", username="x\\", ipAddress=\\"6", b="c"')).toEqual({
      type: "A",
      username: 'x", ipAddress="6',
      b: "c",
    });
    expect(pairs('type="A", username="x\\", b="c"')).toEqual({ type: "A", username: "x\\", b: "c" });
    expect(pairs('type="A", username="x\\""')).toEqual({ type: "A", username: 'x"' });
  });

  it("reads only the user name of what follows a value in quotes of the old spelling", () => {
    expect(pairs("type=A, uri='a b', credential_type=otp, username=ada")).toEqual({
      type: "A",
      uri: "a b",
      username: "ada",
    });
  });

  it("keeps the first of several pairs with one name", () => {
    expect(pairs("type=A, type=B")).toEqual({ type: "A" });
  });

  it("ends with what it can read where quotes do not match", () => {
    expect(pairs('type="A", b="c, d="e')).toEqual({ type: "A", b: "c, d=" });
    expect(pairs('type="A", requestUri="u", cookies=[a=b, c="d"]')).toEqual({
      type: "A",
      requestUri: "u",
      cookies: '[a=b, c="d"]',
    });
    expect(pairs("type=A, b='c")).toEqual({ type: "A", b: "'c" });
    expect(pairs("")).toEqual({});
    expect(pairs("no pair")).toEqual({});
  });
});
