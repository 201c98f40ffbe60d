import { CHANGES_OF_USER, PAM_SERVICES } from "./PAM_SERVICES";
import { parsePamMessage, parsePamServiceMessage } from "./parsePamMessage";
import { parseSshdMessage } from "./parseSshdMessage";
import type { SyslogEntry } from "./parseSyslogHeader";
import { ignored, type SshdMessage } from "./SshdMessage";
import { SSHD_PROGRAM } from "./sshdProgram";

/** What one entry of the log says, and which service wrote it. */
export interface ServiceMessage {
  /** `sshd`, or as PAM knows the service; empty for entries that are no sign-in anyway. */
  service: string;
  message: SshdMessage;
}

/** Old Linux: the module stands in the tag, `login(pam_unix)[2421]: session opened …`. */
const MODULE_IN_TAG = /^([a-z0-9_-]{1,40})\((pam_[a-z0-9_]{1,40})\)$/;
/** Since then: `login[2421]: pam_unix(login:session): session opened …`. */
const MODULE = /^(pam_[a-z0-9_]{1,40})\(([a-z0-9_-]{1,40})(?::[a-z]{1,10})?\): /;

const OTHER_PROGRAM: ServiceMessage = { service: "", message: ignored("other program") };
const CHANGE_OF_USER: ServiceMessage = { service: "", message: ignored("change of user") };

/**
 * What one entry of the log says: of sshd everything, of another program what PAM says about a service that people sign
 * in to.
 *
 * @see PAM_SERVICES for the services
 * @example parseSyslogMessage({ host: null, program: "cron", pid: "7", message: "x" }).service // ""
 */
export function parseSyslogMessage({ program, message }: SyslogEntry): ServiceMessage {
  if (program === "sshd") return { service: "sshd", message: parseSshdMessage(message) };
  const sshd = SSHD_PROGRAM.exec(program);
  if (sshd !== null) {
    const module = sshd[1];
    return {
      service: "sshd",
      message: module === undefined ? parseSshdMessage(message) : parsePamMessage(module, "", message),
    };
  }
  if (CHANGES_OF_USER.has(program)) return CHANGE_OF_USER;
  if (message.startsWith("pam_")) {
    const module = MODULE.exec(message);
    return module === null ? OTHER_PROGRAM : ofService(module[1]!, module[2]!, message.slice(module[0].length));
  }
  const module = program.endsWith(")") ? MODULE_IN_TAG.exec(program) : null;
  return module === null ? OTHER_PROGRAM : ofService(module[2]!, module[1]!, message);
}

function ofService(module: string, name: string, message: string): ServiceMessage {
  if (CHANGES_OF_USER.has(name)) return CHANGE_OF_USER;
  const service = PAM_SERVICES.get(name);
  if (service === undefined) return OTHER_PROGRAM;
  return { service: name, message: parsePamServiceMessage(module, service, message) };
}
