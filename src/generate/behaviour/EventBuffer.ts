/** What was done, as numbers: index into this list. */
export const ACTIONS = ["login", "logout", "mfa", "password_change"] as const;
/** How it was done. */
export const METHODS = [
  "password", "publickey", "push", "token", "remote interactive", "network", "kerberos",
] as const; // prettier-ignore
/** What came of it; the first is success, every other one is the reason of a failure. */
export const RESULTS = [
  "success", "bad password", "unknown user", "password expired", "account locked", "account disabled", "key refused",
  "mfa denied", "mfa timeout", "blocked by policy",
] as const; // prettier-ignore
export type Action = (typeof ACTIONS)[number];
export type Method = (typeof METHODS)[number];
export type Result = (typeof RESULTS)[number];

/** The numbers of the words above: `ACTION.login` is 0. */
export const ACTION: Readonly<Record<Action, number>> = numbered(ACTIONS);
export const METHOD: Readonly<Record<Method, number>> = numbered(METHODS);
export const RESULT: Readonly<Record<Result, number>> = numbered(RESULTS);

/** One event of the simulation. What is not text stands as the number that the organisation knows it by. */
export interface SimulatedEvent {
  timestampMs: number;
  /** Number of the account: see `accountName`. */
  account: number;
  /** IPv4 address as a number. */
  address: number;
  /** Number of the {@link Network}: it gives city, country, coordinates and system number. */
  network: number;
  action: number;
  method: number;
  result: number;
  /** As `userAgentCode` gives it. */
  userAgent: number;
  /** A whole number in [0, 2³²); 0 where the device has no id. */
  device: number;
  /** Number of the application or server: see `hostName`. */
  host: number;
  /** A whole number in [0, 2³²); 0 where there is no session. */
  session: number;
  /** Number of the incident that the event belongs to, from 1; 0 for ordinary events. */
  incident: number;
}

/** Events as columns: one array for each field of {@link SimulatedEvent}. */
export interface EventColumns {
  timestampMs: Float64Array<ArrayBuffer>;
  account: Uint32Array<ArrayBuffer>;
  address: Uint32Array<ArrayBuffer>;
  network: Uint16Array<ArrayBuffer>;
  action: Uint8Array<ArrayBuffer>;
  method: Uint8Array<ArrayBuffer>;
  result: Uint8Array<ArrayBuffer>;
  userAgent: Uint16Array<ArrayBuffer>;
  device: Uint32Array<ArrayBuffer>;
  host: Uint16Array<ArrayBuffer>;
  session: Uint32Array<ArrayBuffer>;
  incident: Uint32Array<ArrayBuffer>;
}

/**
 * Events as columns of numbers: 37 bytes an event, and nothing for the garbage collector.
 *
 * @example const buffer = new EventBuffer(); buffer.push(event); buffer.columns.timestampMs[0];
 */
export class EventBuffer {
  /** Events held. */
  length: number = 0;
  columns: EventColumns;
  #capacity: number;

  constructor(capacity: number = 1024) {
    this.#capacity = capacity;
    this.columns = emptyColumns(capacity);
  }

  /** A buffer that is full with these columns, all of the same length; it keeps them. */
  static from(columns: EventColumns): EventBuffer {
    const buffer = new EventBuffer(0);
    buffer.columns = columns;
    buffer.length = buffer.#capacity = columns.timestampMs.length;
    return buffer;
  }

  /** The same events in columns that end with the last of them. */
  trimmed(): EventBuffer {
    if (this.length === this.#capacity) return this;
    const trimmed = new EventBuffer(this.length);
    trimmed.append(this);
    return trimmed;
  }

  /** Appends an event. */
  push(event: SimulatedEvent): void {
    if (this.length === this.#capacity) this.#grow();
    const { columns, length } = this;
    columns.timestampMs[length] = event.timestampMs;
    columns.account[length] = event.account;
    columns.address[length] = event.address;
    columns.network[length] = event.network;
    columns.action[length] = event.action;
    columns.method[length] = event.method;
    columns.result[length] = event.result;
    columns.userAgent[length] = event.userAgent;
    columns.device[length] = event.device;
    columns.host[length] = event.host;
    columns.session[length] = event.session;
    columns.incident[length] = event.incident;
    this.length++;
  }

  /** The event in a row, as an object of its own. */
  at(row: number): SimulatedEvent {
    const { columns } = this;
    return {
      timestampMs: columns.timestampMs[row]!,
      account: columns.account[row]!,
      address: columns.address[row]!,
      network: columns.network[row]!,
      action: columns.action[row]!,
      method: columns.method[row]!,
      result: columns.result[row]!,
      userAgent: columns.userAgent[row]!,
      device: columns.device[row]!,
      host: columns.host[row]!,
      session: columns.session[row]!,
      incident: columns.incident[row]!,
    };
  }

  /** Appends all events of another buffer. */
  append(other: EventBuffer): void {
    while (this.length + other.length > this.#capacity) this.#grow();
    for (const name of COLUMN_NAMES) this.columns[name].set(other.columns[name].subarray(0, other.length), this.length);
    this.length += other.length;
  }

  /** The given rows, in the given order, as a new buffer. */
  take(rows: Uint32Array): EventBuffer {
    const taken = new EventBuffer(rows.length);
    taken.length = rows.length;
    for (const name of COLUMN_NAMES) {
      const [from, to] = [this.columns[name], taken.columns[name]];
      for (let index = 0; index < rows.length; index++) to[index] = from[rows[index]!]!;
    }
    return taken;
  }

  #grow(): void {
    this.#capacity = Math.max(16, this.#capacity * 2);
    const wider = emptyColumns(this.#capacity);
    for (const name of COLUMN_NAMES) wider[name].set(this.columns[name]);
    this.columns = wider;
  }
}

const COLUMN_NAMES = Object.keys(emptyColumns(0)) as (keyof EventColumns)[];

function emptyColumns(capacity: number): EventColumns {
  return {
    timestampMs: new Float64Array(capacity),
    account: new Uint32Array(capacity),
    address: new Uint32Array(capacity),
    network: new Uint16Array(capacity),
    action: new Uint8Array(capacity),
    method: new Uint8Array(capacity),
    result: new Uint8Array(capacity),
    userAgent: new Uint16Array(capacity),
    device: new Uint32Array(capacity),
    host: new Uint16Array(capacity),
    session: new Uint32Array(capacity),
    incident: new Uint32Array(capacity),
  };
}

function numbered<Word extends string>(words: readonly Word[]): Record<Word, number> {
  return Object.fromEntries(words.map((word, index) => [word, index])) as Record<Word, number>;
}
