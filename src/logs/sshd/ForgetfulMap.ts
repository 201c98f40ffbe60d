import { ownText } from "../../text/ownText";

/**
 * A map in bounded memory: it surely remembers the keys that were set or found last.
 *
 * It forgets many at once. A `Map` of which one key after the other is deleted passes over the deleted ones again and
 * again.
 *
 * @example
 * const users = new ForgetfulMap<string, number>(5000);
 * users.set("ada", 1);
 * users.get("ada") // 1
 */
export class ForgetfulMap<Key extends string | number, Value> {
  #keys: number;
  #recent = new Map<Key, Value>();
  #before = new Map<Key, Value>();

  /** @param keys - how many are remembered at least; at most twice as many are */
  constructor(keys: number) {
    this.#keys = keys;
  }

  get(key: Key): Value | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const before = this.#before.get(key);
    if (before !== undefined) this.set(key, before);
    return before;
  }

  set(key: Key, value: Value): void {
    this.#recent.set(typeof key === "string" ? (ownText(key) as Key) : key, value);
    if (this.#recent.size >= this.#keys) [this.#before, this.#recent] = [this.#recent, new Map<Key, Value>()];
  }
}
