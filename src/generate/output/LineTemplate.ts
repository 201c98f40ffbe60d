import { formatCsvField } from "../../files/formatCsvRecord";
import type { City } from "../organisation/cities";

/**
 * A format whose lines are made of pieces that do not depend on each other, in one of two orders: id and time, or time
 * and id; then user, address, outcome, way, place, program, device, host, session.
 */
export interface LineTemplate {
  timestampFirst: boolean;
  /** What stands before a number or a time. */
  numbers: Readonly<Record<"id" | "timestamp" | "address" | "device" | "session", string>>;
  user(name: string): string;
  outcome(outcome: string, reason: string | null): string;
  way(action: string, method: string): string;
  place(city: City, asn: number): string;
  userAgent(text: string): string;
  /** What stands after the device, and at the end of the line, where the device or session is unknown, and known. */
  afterDevice: readonly [unknown: string, known: string];
  host(name: string): string;
  end: readonly [unknown: string, known: string];
}

/** CSV, as `formatCsvEvent` writes it. */
export const CSV_TEMPLATE: LineTemplate = {
  timestampFirst: false,
  numbers: { id: "", timestamp: ",", address: ",", device: "d", session: "s" },
  user: (name) => `,${formatCsvField(name)}`,
  outcome: (outcome, reason) => `,${outcome},${reason ?? ""}`,
  way: (action, method) => `,${action},${method}`,
  place: ({ country, name, latitude, longitude }, asn) =>
    `,${country},${formatCsvField(name)},${latitude},${longitude},${asn}`,
  userAgent: (text) => `,${formatCsvField(text)},`,
  afterDevice: [",", ","],
  host: (name) => `${formatCsvField(name)},`,
  end: ["\n", "\n"],
};

/** JSON Lines, as `formatJsonlEvent` writes them. */
export const JSONL_TEMPLATE: LineTemplate = {
  timestampFirst: true,
  numbers: {
    timestamp: '{"timestamp":"',
    id: '","event_id":"',
    address: ',"source_ip":"',
    device: ',"device":"d',
    session: ',"session_id":"s',
  },
  user: (name) => `","user":${JSON.stringify(name)}`,
  outcome: (outcome, reason) => `","outcome":"${outcome}"${reason === null ? "" : `,"failure_reason":"${reason}"`}`,
  way: (action, method) => `,"action":"${action}","method":"${method}"`,
  place: ({ country, name, latitude, longitude }, asn) =>
    `,"country":"${country}","city":${JSON.stringify(name)},"latitude":${latitude},"longitude":${longitude},"asn":${asn}`,
  userAgent: (text) => `,"user_agent":${JSON.stringify(text)}`,
  afterDevice: ["", '"'],
  host: (name) => `,"host":${JSON.stringify(name)}`,
  end: ["}\n", '"}\n'],
};
