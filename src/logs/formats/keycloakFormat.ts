import { createKeycloakReader } from "../keycloak/createKeycloakReader";
import { isKeycloakRecord } from "../keycloak/isKeycloakRecord";
import { parseKeycloakLine } from "../keycloak/parseKeycloakLine";
import { parseSyslogHeader } from "../sshd/parseSyslogHeader";
import { SSHD_PROGRAM } from "../sshd/sshdProgram";
import type { TextFormat } from "./LogFormat";

const TITLE = "Keycloak";

/** The events of Keycloak, in its log or as JSON. */
export const keycloakFormat: TextFormat = {
  name: "keycloak",
  title: TITLE,
  hasColumns: false,
  recognise({ lines, records, recordLines }) {
    const events = records.filter(isKeycloakRecord).length;
    if (events > 0) return `${events} of its first ${recordLines} lines are ${TITLE} records`;
    if (records.length > 0) return null;
    const found = lines.filter((line) => parseKeycloakLine(line) !== null).length;
    // Who signs in to sshd chooses a name, and the name may look like an event.
    const isMostly = found > 0 && found > lines.filter(isFromSshd).length;
    return isMostly ? `${found} of its first ${lines.length} lines are ${TITLE} events` : null;
  },
  isRecord: isKeycloakRecord,
  blocksAreIndependent: () => true,
  createReader: (_file, sink, { timezone }) => ({ reader: createKeycloakReader(sink, timezone), notes: [] }),
};

function isFromSshd(line: string): boolean {
  return SSHD_PROGRAM.test(parseSyslogHeader(line)?.program ?? "");
}
