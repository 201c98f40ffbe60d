import { METHOD } from "../behaviour/EventBuffer";

/** The applications that everyone may use, the busiest first. */
const APPLICATIONS = [
  "portal", "mail", "chat", "files", "wiki", "calendar", "crm", "hr", "expenses", "tickets", "git", "ci", "cloud",
  "vpn", "analytics", "payroll",
] as const; // prettier-ignore

/** How many applications there are; hosts from this number on are servers. */
export const APPLICATION_COUNT: number = APPLICATIONS.length;
/** The portal, the mail and the chat: what everyone has, and what anyone on the internet can try. */
const DOORS = 3;

/** The number of an application that is open to the internet: whoever guesses keeps to one. */
export function drawDoor(random: () => number): number {
  return Math.floor(random() * random() * DOORS);
}

/** Applications that only those who build software use. */
export const DEVELOPER_APPLICATIONS: readonly number[] = [10, 11, 12];

/** One of somebody's hosts, the first ones most often: people and those who have stolen their account do the same. */
export function favouriteOf(hosts: readonly number[], random: () => number): number {
  return hosts[Math.floor(random() * random() * hosts.length)]!;
}

/** How many servers an organisation of this many accounts has. */
export function serverCount(users: number): number {
  return Math.min(60_000, 20 + Math.floor(users / 8));
}

/** How people sign in to a server: by key where it runs Linux, over the network or on its screen where Windows. */
const SERVER_METHODS = [METHOD.publickey, METHOD["remote interactive"], METHOD.network] as const;

/** The number of the method that signs in to a host: a password for applications, each server's own way for servers. */
export function methodInto(host: number): number {
  return host < APPLICATION_COUNT ? METHOD.password : SERVER_METHODS[host % SERVER_METHODS.length]!;
}

/**
 * The name of a host.
 *
 * @example hostName(0) // "portal"
 * @example hostName(APPLICATION_COUNT + 6) // "srv-0007"
 */
export function hostName(host: number): string {
  return APPLICATIONS[host] ?? `srv-${String(host - APPLICATION_COUNT + 1).padStart(4, "0")}`;
}
