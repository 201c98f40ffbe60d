import { parseSyslogHeader } from "../sshd/parseSyslogHeader";

/**
 * Whether a line is an entry of a log that has no header: XML, JSON or syslog. What stands in such a line, an attacker
 * may have written; no header of a table looks like one.
 *
 * @example isLogLine('{"user":",time,user,outcome,"}') // true
 */
export function isLogLine(line: string): boolean {
  return /^\s*[<{]/.test(line) || parseSyslogHeader(line) !== null;
}
