import { ACTION, type EventBuffer, RESULT } from "../behaviour/EventBuffer";

/** The events of a block that belong to incidents, as columns; and how many ordinary ones there are. */
export interface LabelledRows {
  /** Id of the event, or its line within the block where the format holds no ids. */
  id: Float64Array;
  /** Number of the incident. */
  incident: Float64Array;
  timestampMs: Float64Array;
  account: Float64Array;
  address: Float64Array;
  succeeded: Uint8Array;
  ordinary: { events: number; successes: number; failedSignIns: number; signIns: number };
}

/** Collects the labels of a block. */
export interface LabelCollector {
  add(rows: EventBuffer, row: number, id: number): void;
  end(): LabelledRows;
}

/** Starts with no labels; events that the format has no word for are not added. */
export function createLabelledRows(): LabelCollector {
  const columns: [number[], number[], number[], number[], number[], number[]] = [[], [], [], [], [], []];
  const [id, incident, timestampMs, account, address, succeeded] = columns;
  const ordinary = { events: 0, successes: 0, failedSignIns: 0, signIns: 0 };
  return {
    add({ columns: event }, row, number) {
      const success = event.result[row] === RESULT.success;
      if (event.incident[row] === 0) {
        ordinary.events++;
        if (success) ordinary.successes++;
        if (event.action[row] === ACTION.login) {
          ordinary.signIns++;
          if (!success) ordinary.failedSignIns++;
        }
        return;
      }
      id.push(number);
      incident.push(event.incident[row]!);
      timestampMs.push(event.timestampMs[row]!);
      account.push(event.account[row]!);
      address.push(event.address[row]!);
      succeeded.push(success ? 1 : 0);
    },
    end: () => ({
      id: Float64Array.from(id),
      incident: Float64Array.from(incident),
      timestampMs: Float64Array.from(timestampMs),
      account: Float64Array.from(account),
      address: Float64Array.from(address),
      succeeded: Uint8Array.from(succeeded),
      ordinary,
    }),
  };
}
