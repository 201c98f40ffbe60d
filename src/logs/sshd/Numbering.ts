import { ForgetfulMap } from "./ForgetfulMap";

/**
 * Gives words numbers, so that a key of several words can be one number: to join texts and look the whole up costs several
 * times as much.
 *
 * The words that came last are remembered. One that was forgotten gets another number, never one that a word had before.
 *
 * @example
 * const hosts = new Numbering(10_000);
 * hosts.numberOf("web") // 1
 * hosts.numberOf("mail") // 2
 * hosts.numberOf("web") // 1
 */
export class Numbering {
  #known: ForgetfulMap<string, number>;
  #numbers = 0;
  #last: string | null = null;
  #lastNumber = 0;

  /** @param words - how many are remembered at least */
  constructor(words: number) {
    this.#known = new ForgetfulMap(words);
  }

  /** The number of a word, from 1. */
  numberOf(word: string): number {
    if (word === this.#last) return this.#lastNumber;
    let number = this.#known.get(word);
    if (number === undefined) {
      number = ++this.#numbers;
      this.#known.set(word, number);
    }
    this.#last = word;
    this.#lastNumber = number;
    return number;
  }
}
