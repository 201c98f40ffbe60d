import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** A message of the Jupyter protocol 5.3, without its buffers. */
export interface KernelMessage {
  header: { msg_id: string; msg_type: string; [key: string]: unknown };
  parent_header: { msg_id?: string; [key: string]: unknown };
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
}

const DELIMITER = "<IDS|MSG>";

/** A new request, with an id of its own. */
export function newRequest(type: string, content: Record<string, unknown>, session: string): KernelMessage {
  const date = new Date().toISOString();
  const header = { msg_id: randomUUID(), msg_type: type, session, username: "authlens", date, version: "5.3" };
  return { header, parent_header: {}, metadata: {}, content };
}

/**
 * The frames of a message on the wire, signed with HMAC-SHA256.
 *
 * @see https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
 */
export function packMessage(message: KernelMessage, key: string): string[] {
  const parts = [message.header, message.parent_header, message.metadata, message.content].map((part) =>
    JSON.stringify(part),
  );
  return [DELIMITER, sign(parts, key), ...parts];
}

/**
 * Reads the frames of a message, whatever routing prefix they have.
 *
 * @throws TypeError when the frames are not a message or the signature is not ours
 */
export function unpackMessage(frames: readonly (Buffer | string)[], key: string): KernelMessage {
  const texts = frames.map((frame) => frame.toString());
  const start = texts.indexOf(DELIMITER);
  if (start < 0 || texts.length < start + 6) {
    throw new TypeError(`unpackMessage: a message must have a delimiter and five more frames, got ${frames.length}`);
  }
  const signature = Buffer.from(texts[start + 1]!);
  const expected = Buffer.from(sign(texts.slice(start + 2), key));
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
    throw new TypeError("unpackMessage: the signature must match the key of the kernel, got another one");
  }
  const [header, parent_header, metadata, content] = texts.slice(start + 2).map((text) => JSON.parse(text) as unknown);
  return { header, parent_header, metadata, content } as KernelMessage;
}

function sign(parts: readonly string[], key: string): string {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}
