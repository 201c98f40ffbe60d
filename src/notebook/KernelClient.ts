import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Dealer, Subscriber } from "zeromq";
import { addOutput } from "./addOutput";
import { endWithParent } from "./endWithParent";
import { freePorts } from "./freePorts";
import { newRequest, packMessage, unpackMessage, type KernelMessage } from "./kernelMessage";
import { kernelSpec } from "./kernelSpec";
import type { CellOutput, DisplayOutput } from "./Notebook";

/** How to start a kernel. */
export interface KernelOptions {
  /** Folder the kernel works in: cells resolve imports and relative paths from here. */
  cwd: string;
  /** Environment variables added to those of this process; undefined takes one away. @default {} */
  env?: Record<string, string | undefined>;
  /** Milliseconds the kernel may take to start. @default 60_000 */
  startTimeoutMs?: number;
}

/** How to run one cell. */
export interface ExecuteOptions {
  /** Milliseconds the cell may take; then the kernel is ended. @default Infinity */
  timeoutMs?: number;
}

/** What came of a cell. */
export interface CellResult {
  /** tslab says `ok`, `error` or `abort` (not run). */
  status: string;
  executionCount: number | null;
  /** As a front end shows them. Output that the cell makes after its end is still added here. */
  outputs: CellOutput[];
}

/** How long a kernel may take to leave before it is killed, ms. */
const LEAVE_MS = 2_000;
/** How often an unanswered question is asked again, ms. */
const RETRY_MS = 500;
/** How many times a kernel is started anew when another process took one of its ports. */
const PORT_ATTEMPTS = 3;

/**
 * A tslab kernel in a process of its own, and the Jupyter protocol to talk to it.
 *
 * The kernel ends with `shutdown()`, and also when this process ends in whatever way.
 *
 * @example
 * const kernel = await KernelClient.start({ cwd: "notebooks" });
 * const { status, outputs } = await kernel.execute("1 + 1");
 * await kernel.shutdown();
 */
export class KernelClient {
  readonly pid: number;
  readonly #process: ChildProcess;
  readonly #key: string;
  readonly #session: string = randomUUID();
  readonly #shell: Dealer;
  readonly #iopub: Subscriber;
  /** Called with each message that answers the request of this id. */
  readonly #listeners = new Map<string, (message: KernelMessage) => void>();
  readonly #displays = new Map<string, DisplayOutput[]>();
  /** Rejects when the kernel dies. */
  readonly #death: Promise<never>;
  #sending: Promise<void> = Promise.resolve();
  #stderr = "";

  /**
   * Starts a kernel and waits until it answers on both channels.
   *
   * @throws Error when it does not start in time
   */
  static async start(options: KernelOptions): Promise<KernelClient> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await KernelClient.#startOnce(options);
      } catch (error) {
        if (attempt === PORT_ATTEMPTS || !(error instanceof PortTakenError)) throw error;
      }
    }
  }

  static async #startOnce({ cwd, env = {}, startTimeoutMs = 60_000 }: KernelOptions): Promise<KernelClient> {
    const { Dealer, Subscriber } = await import("zeromq");
    const key = randomBytes(32).toString("hex");
    const [shell_port, iopub_port, control_port, stdin_port, hb_port] = await freePorts(5);
    const ports = { shell_port, iopub_port, control_port, stdin_port, hb_port };
    const folder = await mkdtemp(join(tmpdir(), "authlens-kernel-"));
    let client: KernelClient | undefined;
    try {
      const file = join(folder, "connection.json");
      const connection = { transport: "tcp", ip: "127.0.0.1", key, signature_scheme: "hmac-sha256", ...ports };
      await writeFile(file, JSON.stringify(connection), { mode: 0o600 });
      const child = spawnKernel(file, cwd, env);
      const shell = new Dealer({ linger: 0 });
      const iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });
      client = new KernelClient(child, key, shell, iopub);
      shell.connect(`tcp://127.0.0.1:${shell_port}`);
      iopub.connect(`tcp://127.0.0.1:${iopub_port}`);
      iopub.subscribe();
      client.#listen();
      await client.#ready(startTimeoutMs);
      return client;
    } catch (error) {
      await client?.shutdown();
      throw error;
    } finally {
      // The kernel has read the file by now, or never will: the key need not stay on disk.
      await rm(folder, { recursive: true, force: true });
    }
  }

  private constructor(child: ChildProcess, key: string, shell: Dealer, iopub: Subscriber) {
    this.#process = child;
    this.#key = key;
    this.#shell = shell;
    this.#iopub = iopub;
    this.pid = child.pid ?? 0;
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.#stderr = (this.#stderr + text).slice(-4096)));
    child.stdout?.resume();
    this.#death = new Promise((_, reject) => {
      child.once("error", (error) => reject(new Error(`KernelClient: the kernel must start, got ${error.message}`)));
      child.once("exit", (code, signal) => reject(this.#deathError(signal ?? `exit code ${code}`)));
    });
    this.#death.catch(() => undefined);
  }

  /**
   * Runs a cell and waits for its end and for all it has put out until then.
   *
   * @throws Error when the kernel dies or the time is over
   */
  async execute(code: string, { timeoutMs = Infinity }: ExecuteOptions = {}): Promise<CellResult> {
    const outputs: CellOutput[] = [];
    const request = this.#request("execute_request", {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    });
    const run = async (): Promise<CellResult> => {
      const reply = await new Promise<KernelMessage>((resolve) => {
        this.#listeners.set(request.header.msg_id, (message) => {
          if (message.header.msg_type === "execute_reply") resolve(message);
          else addOutput(outputs, message, this.#displays);
        });
        this.#send(request);
      });
      // Output travels on another channel than the reply: what an exchange behind the cell brings comes after it.
      await this.#exchange();
      const { status, execution_count } = reply.content as { status: string; execution_count?: number };
      return { status, executionCount: execution_count ?? null, outputs };
    };
    return this.#within(timeoutMs, run(), (limit) => `execute: the cell must end within ${limit}, got no end`);
  }

  /** The most memory the kernel has held so far, bytes; undefined where the system does not say (not Linux). */
  peakRssBytes(): number | undefined {
    try {
      const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${this.pid}/status`, "utf8"))?.[1];
      return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
    } catch {
      return undefined;
    }
  }

  /** Ends the kernel and waits until it is gone. May be called twice, and after its death. */
  async shutdown(): Promise<void> {
    const gone = this.#death.catch(() => undefined);
    if (this.#process.connected) this.#process.disconnect();
    const left = await Promise.race([gone.then(() => true), sleep(LEAVE_MS, false, { ref: false })]);
    if (!left) this.#process.kill("SIGKILL");
    await gone;
    if (!this.#shell.closed) this.#shell.close();
    if (!this.#iopub.closed) this.#iopub.close();
  }

  /** Asks until the kernel has answered once on both channels: what is published before anyone listens is lost. */
  async #ready(timeoutMs: number): Promise<void> {
    const portTaken = async (): Promise<never> => {
      while (!/EADDRINUSE|address already in use/i.test(this.#stderr)) await sleep(50, undefined, { ref: false });
      throw new PortTakenError("KernelClient.start: the ports must stay free until the kernel starts, got one taken");
    };
    const first = Promise.race([this.#exchange(), portTaken()]);
    await this.#within(timeoutMs, first, (limit) => `start: the kernel must answer within ${limit}, got no answer`);
  }

  /** Asks for the kernel's info until both the reply and an `idle` have come. */
  async #exchange(): Promise<void> {
    let stop = false;
    const heard = new Promise<void>((resolve) => {
      let replied = false;
      let idle = false;
      const ask = async (): Promise<void> => {
        while (!stop) {
          const request = this.#request("kernel_info_request", {});
          this.#listeners.set(request.header.msg_id, (message) => {
            replied ||= message.header.msg_type === "kernel_info_reply";
            idle ||= message.content.execution_state === "idle";
            if (replied && idle) resolve();
          });
          this.#send(request);
          await sleep(RETRY_MS, undefined, { ref: false });
        }
      };
      void ask();
    });
    try {
      await Promise.race([heard, this.#death]);
    } finally {
      stop = true;
    }
  }

  /** Waits for the work, the kernel's death or the end of the time, whichever comes first. */
  async #within<T>(timeoutMs: number, work: Promise<T>, message: (limit: string) => string): Promise<T> {
    const timer = new AbortController();
    const limit = Number.isFinite(timeoutMs)
      ? sleep(timeoutMs, undefined, { signal: timer.signal }).then(() => {
          throw new Error(`KernelClient.${message(`${timeoutMs / 1000} s`)}`);
        })
      : this.#death;
    work.catch(() => undefined);
    limit.catch(() => undefined);
    try {
      return await Promise.race([work, limit, this.#death]);
    } catch (error) {
      this.#process.kill("SIGKILL");
      throw error;
    } finally {
      timer.abort();
    }
  }

  #request(type: string, content: Record<string, unknown>): KernelMessage {
    return newRequest(type, content, this.#session);
  }

  #send(message: KernelMessage): void {
    // zeromq allows one send at a time. A send fails only when the socket is closed: the kernel is gone then.
    this.#sending = this.#sending.then(() => this.#shell.send(packMessage(message, this.#key))).catch(() => undefined);
  }

  #listen(): void {
    const read = async (socket: AsyncIterable<Buffer[]>): Promise<void> => {
      for await (const frames of socket) {
        const message = unpackIfOurs(frames, this.#key);
        if (message) this.#listeners.get(message.parent_header.msg_id ?? "")?.(message);
      }
    };
    void read(this.#shell).catch(() => undefined);
    void read(this.#iopub).catch(() => undefined);
  }

  #deathError(how: string): Error {
    const said = this.#stderr.trim();
    return new Error(`KernelClient: the kernel must stay alive, got ${how}${said && `; it said: ${said}`}`);
  }
}

class PortTakenError extends Error {}

/** A message with a wrong signature did not come from the kernel: it is passed over. */
function unpackIfOurs(frames: Buffer[], key: string): KernelMessage | undefined {
  try {
    return unpackMessage(frames, key);
  } catch {
    return undefined;
  }
}

function spawnKernel(connectionFile: string, cwd: string, env: Record<string, string | undefined>): ChildProcess {
  const [node, ...args] = kernelSpec().argv.map((word) => (word === "{connection_file}" ? connectionFile : word));
  const child = spawn(node!, args, {
    cwd,
    env: { ...process.env, FORCE_COLOR: undefined, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  endWithParent(child);
  return child;
}
