import type { LookAlike } from "./LookAlike";
import { internetNoise } from "./internetNoise";
import { newPhone } from "./newPhone";
import { officeMove } from "./officeMove";
import { onCallNight } from "./onCallNight";
import { resetMonday } from "./resetMonday";
import { staleCiPassword } from "./staleCiPassword";
import { staleMailClient } from "./staleMailClient";
import { traveller } from "./traveller";
import { vpnOutage } from "./vpnOutage";
import { vulnerabilityScan } from "./vulnerabilityScan";

/** The names of the look-alikes, as options and labels use them. */
export type LookAlikeName =
  | "stale_ci_password"
  | "stale_mail_client"
  | "traveller"
  | "new_phone"
  | "vpn_outage"
  | "vulnerability_scan"
  | "on_call_night"
  | "reset_monday"
  | "office_move"
  | "internet_noise";

/** The benign look-alikes that the generator knows. */
export const LOOK_ALIKES: Readonly<Record<LookAlikeName, LookAlike>> = {
  stale_ci_password: staleCiPassword,
  stale_mail_client: staleMailClient,
  traveller,
  new_phone: newPhone,
  vpn_outage: vpnOutage,
  vulnerability_scan: vulnerabilityScan,
  on_call_night: onCallNight,
  reset_monday: resetMonday,
  office_move: officeMove,
  internet_noise: internetNoise,
};
