import { describe, expect, it } from "vitest";
import { ProtobufMessage } from "../../../src/forest/portable/ProtobufMessage";

describe("ProtobufMessage", () => {
  // The examples of https://protobuf.dev/programming-guides/encoding/, worked there byte by byte.
  it.each<[string, ProtobufMessage, string]>([
    ["a whole number", new ProtobufMessage().int(1, 150), "08 96 01"],
    ["a text", new ProtobufMessage().text(2, "testing"), "12 07 74 65 73 74 69 6e 67"],
    ["a message", new ProtobufMessage().message(3, new ProtobufMessage().int(1, 150)), "1a 03 08 96 01"],
    ["packed whole numbers", new ProtobufMessage().ints(6, [3, 270, 86942]), "32 06 03 8e 02 9e a7 05"],
    ["packed floats", new ProtobufMessage().floats(1, [1, -2]), "0a 08 00 00 80 3f 00 00 00 c0"],
    ["a field above 15", new ProtobufMessage().int(20, 6), "a0 01 06"],
  ])("writes %s", (_, message, bytes) => {
    expect(Buffer.from(message.bytes).toString("hex")).toBe(bytes.replaceAll(" ", ""));
  });
});
