import { describe, expect, it } from "vitest";
import { newRequest, packMessage, unpackMessage } from "../../src/notebook/kernelMessage";

describe("packMessage(message, key) and unpackMessage(frames, key)", () => {
  const message = newRequest("execute_request", { code: "1 + 1" }, "session");
  const frames = packMessage(message, "key");

  it("unpackMessage(packMessage(m)) is m, whatever routing prefix it got", () => {
    expect(unpackMessage([Buffer.from("route"), ...frames], "key")).toEqual(message);
  });
  it("packMessage(message, key) signs the four parts with HMAC-SHA256", () => {
    const fixed = { header: { msg_id: "1", msg_type: "t" }, parent_header: {}, metadata: {}, content: {} };
    // printf '{"msg_id":"1","msg_type":"t"}{}{}{}' | openssl dgst -sha256 -hmac key
    expect(packMessage(fixed, "key")[1]).toBe("5a6c96f5a0f3230fbe86bfe303866f2d24973553340f47c2e875f41a4466863b");
  });
  it("unpackMessage(frames, key) refuses a message that was changed", () => {
    const changed = frames.with(-1, JSON.stringify({ code: "2 + 2" }));
    expect(() => unpackMessage(changed, "key")).toThrow("the signature must match the key of the kernel");
    expect(() => unpackMessage(frames, "other key")).toThrow("the signature must match");
  });
  it("unpackMessage(frames, key) refuses frames that are no message", () => {
    expect(() => unpackMessage(["a", "b"], "key")).toThrow("must have a delimiter and five more frames, got 2");
  });
});
