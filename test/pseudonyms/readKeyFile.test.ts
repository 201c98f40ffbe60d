import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readKeyFile } from "../../src/pseudonyms/readKeyFile";
import { temporaryFolder } from "../logs/temporaryFolder";
import { anyKey } from "./anyKey";

const folder = temporaryFolder();
const hex = Buffer.from(anyKey()).toString("hex");

describe("readKeyFile(file)", () => {
  it("reads a key from a file, whichever way a shell writes it", async () => {
    const files = [
      folder.write("plain.key", `${hex}\n`),
      folder.write("powershell.key", Buffer.from(`\ufeff${hex}\r\n`, "utf16le")),
      folder.write("marked.key", `\ufeff${hex}\r\n`),
    ];
    for (const file of files) expect(Buffer.from(await readKeyFile(file)).toString("hex")).toBe(hex);
  });
  it("names a missing file", async () => {
    await expect(readKeyFile("no.key")).rejects.toThrow(new Error("no.key: no such file"));
  });
  it("names a folder", async () => {
    const inner = join(folder.path, "inner");
    mkdirSync(inner);
    await expect(readKeyFile(inner)).rejects.toThrow(new Error(`${inner}: cannot be read (EISDIR)`));
  });
  it("refuses a log that is given by mistake", async () => {
    const file = folder.write("auth.log", "Failed password for root\n".repeat(200));
    await expect(readKeyFile(file)).rejects.toThrow(
      new RangeError(`${file}: expected a key, got more than 4096 bytes`),
    );
  });
  it("refuses a short key by the file's name", async () => {
    const file = folder.write("short.key", "abcd");
    await expect(readKeyFile(file)).rejects.toThrow(
      `${file}: the key must be at least 32 bytes (64 hex digits), got 2`,
    );
  });
});
