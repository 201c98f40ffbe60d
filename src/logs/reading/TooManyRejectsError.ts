/** More lines were rejected than the caller allows. */
export class TooManyRejectsError extends Error {
  override name = "TooManyRejectsError";
}
