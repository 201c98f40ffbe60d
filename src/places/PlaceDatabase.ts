import type { Address } from "../addresses/parseAddress";
import type { Place } from "./Place";

/** Something that knows where addresses are. */
export interface PlaceDatabase {
  /** What it is called in notes. */
  name: string;
  /** When its data was made: `YYYY-MM-DD`, UTC. */
  date: string;
  /**
   * What it says about a public address, or null.
   *
   * @throws Error naming the file when it is damaged
   */
  find(address: Address): Place | null;
}
