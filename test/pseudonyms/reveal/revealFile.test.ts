import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { detect } from "../../../src/detect";
import { writeLogs } from "../../../src/generate/writeLogs";
import { createPseudonyms } from "../../../src/pseudonyms/createPseudonyms";
import { revealFile, type RevealOptions } from "../../../src/pseudonyms/reveal/revealFile";
import { temporaryFolder } from "../../logs/temporaryFolder";
import { anyKey } from "../anyKey";

const folder = temporaryFolder();
const pseudonyms = createPseudonyms(anyKey());
const CSV = [
  "timestamp,user,source_ip,outcome,host,city,latitude",
  '2026-03-02T08:00:00Z,"=ada, ""the first""\nof her name",8.8.8.8,failure,payroll,"São\nPaulo",-23.55',
  "2026-03-02T08:00:01Z,DC01$,fe80::1%eth0,success,payroll,,",
  "2026-03-02T08:00:02Z,,ada-laptop,success,,'=x,",
  "yesterday,ben,8.8.4.4,success,payroll,,",
].join("\n");

/** The files that detect writes, with pseudonyms and without. */
async function detected(log: string, name: string) {
  const files = (kind: string) => ({
    anomaliesFile: join(folder.path, name, kind, "anomalies.csv"),
    rejectsFile: join(folder.path, name, kind, "rejects.csv"),
    scoresFile: join(folder.path, name, kind, "scores.csv"),
  });
  await detect([log], files("plain"));
  await detect([log], { ...files("hidden"), pseudonyms });
  return { plain: files("plain"), hidden: files("hidden") };
}

async function revealed(file: string, options?: RevealOptions) {
  const output = `${file}.revealed`;
  const report = await revealFile(file, output, pseudonyms, options);
  return { report, text: readFileSync(output, "utf8") };
}

const textOf = (file: string) => readFileSync(file, "utf8");
/** Without the ids of the log, which are not kept. */
const withoutIds = (text: string) => text.replace(/^((?:[^,\n]*,){3})[^,]*,/gm, "$1");

describe("revealFile(file, output, pseudonyms, { logs })", () => {
  it("writes the very file that detect would have written, of a generated log", async () => {
    const { logFile } = await writeLogs({ users: 30, days: 5, seed: 2 }, join(folder.path, "generated"));
    const { plain, hidden } = await detected(logFile, "results");
    const anomalies = await revealed(hidden.anomaliesFile, { logs: [logFile] });
    expect(withoutIds(anomalies.text)).toBe(withoutIds(textOf(plain.anomaliesFile)));
    expect(anomalies.report.hidden.size).toBe(0);
    const scores = await revealed(hidden.scoresFile, { logs: [logFile] });
    expect(scores.text).toBe(textOf(plain.scoresFile));
    expect(scores.report.rows).toBe(scores.text.split("\n").length - 2);
  });
  it("does so for names with quotes, line ends, formulas, zones and places below zero", async () => {
    const log = folder.write("hard.csv", CSV);
    const { plain, hidden } = await detected(log, "hard");
    expect((await revealed(hidden.anomaliesFile, { logs: [log] })).text).toBe(textOf(plain.anomaliesFile));
    expect((await revealed(hidden.scoresFile, { logs: [log] })).text).toBe(textOf(plain.scoresFile));
  });
  it("keeps the text of rejected lines out, which is nowhere kept", async () => {
    const log = folder.write("rejected.csv", CSV);
    const { plain, hidden } = await detected(log, "rejected");
    const [header, row] = (await revealed(hidden.rejectsFile, { logs: [log] })).text.split("\n");
    expect([header, row!.startsWith(`${log},7,`), row!.endsWith(",")]).toEqual(["file,line,reason,text", true, true]);
    expect(textOf(plain.rejectsFile)).toContain("yesterday,ben,");
    expect(textOf(hidden.rejectsFile)).not.toContain("yesterday");
  });
  it("reveals addresses alone without logs, and says what it did not", async () => {
    const log = folder.write("alone.csv", CSV);
    const { hidden } = await detected(log, "alone");
    const { report, text } = await revealed(hidden.scoresFile);
    expect(text).toContain(",8.8.8.8,");
    expect([...report.revealed]).toEqual([["source", 1]]);
    expect(Object.fromEntries(report.hidden)).toEqual({ user: 2, source: 2, file: 1 });
  });
  it("leaves what other logs do not have", async () => {
    const log = folder.write("mine.csv", CSV);
    const other = folder.write("other.csv", "timestamp,user,outcome\n2026-03-02T08:00:01Z,DC01$,success\n");
    const { hidden } = await detected(log, "mine");
    const { report, text } = await revealed(hidden.scoresFile, { logs: [other] });
    expect(text).toContain(",DC01$,");
    expect(Object.fromEntries(report.hidden)).toEqual({ user: 1, source: 2, file: 1 });
  });
  it("knows a log by its name alone, too", async () => {
    const log = folder.write("known.csv", CSV);
    const output = join(folder.path, "known");
    const files = { anomaliesFile: join(output, "a.csv"), rejectsFile: join(output, "r.csv") };
    await detect([log], { ...files, pseudonyms: { ...pseudonyms, file: () => pseudonyms.file(basename(log)) } });
    expect((await revealed(files.anomaliesFile, { logs: [log] })).text).toContain(",known.csv,2");
  });

  describe("names the file and writes nothing", () => {
    it.each([
      ["missing.csv", null, "no such file"],
      ["noFile.csv", "user,source_ip\nuser-x,8.8.8.8\n", 'has no column "file", expected a file that authlens wrote with --pseudonymise'],
      ["plain.csv", "user,file\nada,auth.log\n", 'has no pseudonyms in its column "file": nothing to reveal'],
      ["nullFile.csv", "user,file\nada,\n", 'has no pseudonyms in its column "file": nothing to reveal'],
      ["mixed.csv", `user,file\nada,${pseudonyms.file("a")}\nada,auth.log\n`, 'has no pseudonyms in its column "file": nothing to reveal'],
      ["key.csv", `user,file\nada,${createPseudonyms(anyKey("other")).file("a")}\n`, `its pseudonyms were made with another key: expected the key ${createPseudonyms(anyKey("other")).keyId}, got ${pseudonyms.keyId}`],
    ])("for %s", async (name, content, reason) => {
      const file = content === null ? join(folder.path, name) : folder.write(name, content);
      await expect(revealed(file)).rejects.toThrow(new Error(`${file}: ${reason}`));
      expect(existsSync(`${file}.revealed`)).toBe(false);
    }); // prettier-ignore
    it("for a log that cannot be read", async () => {
      const file = folder.write("good.csv", `user,file\nada,${pseudonyms.file("a")}\n`);
      await expect(revealed(file, { logs: ["no.log"] })).rejects.toThrow(new Error("no.log: no such file"));
      expect(existsSync(`${file}.revealed`)).toBe(false);
    });
  });
});
