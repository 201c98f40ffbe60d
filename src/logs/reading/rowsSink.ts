import type { Places } from "../../places/openPlaces";
import { placeRows } from "../../places/placeRows";
import type { EventWriter } from "../EventWriter";
import type { EventSink } from "../LogReader";

/**
 * The writer as it takes rows; where places are looked up, those of rows are filled.
 *
 * @example await rowsSink(writer, places).acceptRows(db, query)
 */
export function rowsSink(writer: EventWriter, places: Places | null): EventSink {
  if (places === null) return writer;
  const { placeOf } = places;
  return {
    accept: (line, event) => writer.accept(line, event),
    reject: (line, reason, text) => writer.reject(line, reason, text),
    ignore: (line, kind) => writer.ignore(line, kind),
    async acceptRows(db, { rows, order, isClean }) {
      const { placed, done } = await placeRows(db, `${rows} ${order}`, placeOf, writer.placeTally);
      await writer.acceptRows(db, { rows: placed, order: "", isClean });
      await done();
    },
  };
}
