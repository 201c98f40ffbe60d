/** Words with numbers, from 1 on; 0 stands for null. */
export class WordList {
  #numbers = new Map<string, number>();
  #words: (string | null)[] = [null];
  /** Of all words together. */
  characters = 0;

  /** The number of a word, which is added when it is new. */
  numberOf(word: string | null): number {
    if (word === null) return 0;
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#words.length);
    this.characters += word.length;
    return this.#words.push(word) - 1;
  }

  /** How many words there are, null among them. */
  get size(): number {
    return this.#words.length;
  }

  /** The word with a number. */
  word(number: number): string | null {
    return this.#words[number]!;
  }

  /** All words with their numbers, null first. */
  entries(): IterableIterator<[number: number, word: string | null]> {
    return this.#words.entries();
  }
}
