import type { Arguments } from "./Command";
import { UsageError } from "./UsageError";

/** A number given as an option, or undefined. `1_000`, `1e5` and `0.01` are numbers. */
export function numberOption({ values }: Arguments, name: string): number | undefined {
  const text = textOption({ values, positionals: [] }, name);
  if (text === undefined) return undefined;
  const number = numberOf(text);
  if (!Number.isFinite(number)) throw new UsageError(`--${name}: expected a number, got ${JSON.stringify(text)}`);
  return number;
}

/** A number, or a share in percent such as `1%`, given as an option, or undefined. */
export function shareOption(args: Arguments, name: string): number | undefined {
  const text = textOption(args, name)?.trim();
  if (text?.endsWith("%") !== true) return numberOption(args, name);
  const share = numberOf(text.slice(0, -1)) / 100;
  if (share > 0 && share < 1) return share;
  throw new UsageError(`--${name}: expected a share between 0% and 100%, got ${text}`);
}

function numberOf(text: string): number {
  const digits = /^[-+]?[\d_]*\.?\d+(?:e[-+]?\d+)?$/i.exec(text.trim());
  return digits === null ? NaN : Number(digits[0].replaceAll("_", ""));
}

/** A whole number in a range given as an option, or undefined. */
export function wholeOption(args: Arguments, name: string, least: number, most: number): number | undefined {
  const number = numberOption(args, name);
  if (number !== undefined && !(Number.isInteger(number) && number >= least && number <= most)) {
    throw new UsageError(`--${name}: expected a whole number from ${least} to ${most}, got ${number}`);
  }
  return number;
}

/** A text given as an option, or undefined. */
export function textOption({ values }: Arguments, name: string): string | undefined {
  const value = values[name];
  if (value === "") throw new UsageError(`--${name}: expected a value, got nothing`);
  return typeof value === "string" ? value : undefined;
}

/** The texts given by an option that may be given more than once; none when it was not given. */
export function textsOption({ values }: Arguments, name: string): string[] {
  const texts = [values[name] ?? []].flat().filter((value) => typeof value === "string");
  if (texts.includes("")) throw new UsageError(`--${name}: expected a value, got nothing`);
  return texts;
}

/** One of some words given as an option, or undefined. */
export function wordOption<Word extends string>(
  args: Arguments,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = textOption(args, name);
  const word = words.find((known) => known === text);
  if (text !== undefined && word === undefined) {
    throw new UsageError(`--${name}: expected ${words.join(", ")}, got ${JSON.stringify(text)}`);
  }
  return word;
}

/** The options that were given: those that are undefined are left out, so that defaults apply. */
export function given<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}
