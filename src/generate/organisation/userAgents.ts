/** A program that people sign in with; browsers renew themselves every four weeks. */
interface Program {
  kind: "laptop" | "phone" | "tool";
  /** `#` stands for the version, where the program renews itself. */
  text: string;
  /** Version at the start of the log. */
  version: number;
  /** Days between versions; 0 for programs that stay as they are. */
  renewedEvery: number;
}

/** The programs that people and attackers sign in with, the laptops' browsers first, then phones, then tools. */
export const PROGRAMS: readonly Program[] = [
  laptop("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/#.0.0.0 Safari/537.36", 145),
  laptop("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/#.0.0.0 Safari/537.36 Edg/#.0.0.0", 145),
  laptop("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:#.0) Gecko/20100101 Firefox/#.0", 147),
  laptop("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/#.0.0.0 Safari/537.36", 145),
  { kind: "laptop", text: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.# Safari/605.1.15", version: 2, renewedEvery: 56 },
  laptop("Mozilla/5.0 (X11; Linux x86_64; rv:#.0) Gecko/20100101 Firefox/#.0", 147),
  { kind: "phone", text: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_# like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.# Mobile/15E148 Safari/604.1", version: 5, renewedEvery: 42 },
  phone("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/#.0.0.0 Mobile Safari/537.36", 145),
  phone("Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/#.0 Chrome/136.0.0.0 Mobile Safari/537.36", 29),
  tool("python-requests/2.32.3"),
  tool("Go-http-client/1.1"),
  tool("curl/8.5.0"),
  tool("okhttp/4.12.0"),
  tool("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)"),
  tool("SSH-2.0-OpenSSH_9.6"),
]; // prettier-ignore

/** Numbers of the programs of each kind. */
export const LAPTOP_PROGRAMS: readonly number[] = programsOf("laptop");
export const PHONE_PROGRAMS: readonly number[] = programsOf("phone");
export const SCRIPT_PROGRAMS: readonly number[] = [9, 10, 11, 12];
/** What apps on phones sign in with. */
export const APP_PROGRAM = 12;
export const MAIL_PROGRAM = 13;
export const SSH_PROGRAM = 14;
const VERSIONS = 256;

/**
 * The number of a program in the version of a day.
 *
 * @param program - index into {@link PROGRAMS}
 * @param day - of the log, from 0
 * @param phase - in [0, 1): when within the weeks this person's program renews itself
 */
export function userAgentCode(program: number, day: number, phase: number): number {
  const { renewedEvery } = PROGRAMS[program]!;
  const renewals = renewedEvery === 0 ? 0 : Math.floor(day / renewedEvery + phase);
  return program * VERSIONS + Math.min(VERSIONS - 1, renewals);
}

/**
 * The text of a user agent.
 *
 * @param code - as {@link userAgentCode} gives it
 * @example userAgentText(userAgentCode(9, 0, 0)) // "python-requests/2.32.3"
 */
export function userAgentText(code: number): string {
  const { text, version } = PROGRAMS[Math.floor(code / VERSIONS)]!;
  return text.replaceAll("#", String(version + (code % VERSIONS)));
}

function laptop(text: string, version: number): Program {
  return { kind: "laptop", text, version, renewedEvery: 28 };
}

function phone(text: string, version: number): Program {
  return { kind: "phone", text, version, renewedEvery: 28 };
}

function tool(text: string): Program {
  return { kind: "tool", text, version: 0, renewedEvery: 0 };
}

function programsOf(kind: Program["kind"]): number[] {
  return PROGRAMS.flatMap((program, index) => (program.kind === kind ? [index] : []));
}
