import { fillPlaceInPlace } from "../places/fillPlaceInPlace";
import type { Place } from "../places/Place";
import type { Places } from "../places/openPlaces";
import { addMissingInPlace, newTally, type PlaceTally } from "../places/PlaceTally";
import type { EventBatch } from "./EventBatch";
import type { WordList } from "./WordList";

interface PlaceWords {
  source_ip: WordList;
  country: WordList;
  city: WordList;
}

/**
 * Fills what the events of batches lack of country, city, coordinates and autonomous system. Each address is looked up
 * once.
 */
export class PlaceFiller {
  #placeOf: Places["placeOf"];
  #ips: WordList;
  #countries: WordList;
  #cities: WordList;
  /** By number of the address; undefined where it has not been looked up. */
  #found: (Place | null | undefined)[] = [];
  /** What was filled since the last file began. */
  tally: PlaceTally = newTally();

  constructor(placeOf: Places["placeOf"], words: PlaceWords) {
    this.#placeOf = placeOf;
    this.#ips = words.source_ip;
    this.#countries = words.country;
    this.#cities = words.city;
  }

  /** Goes on with other lists of words. */
  useWords({ source_ip, country, city }: PlaceWords): void {
    [this.#ips, this.#countries, this.#cities] = [source_ip, country, city];
    this.#found = [];
  }

  /** Fills a batch whose words have the numbers of the lists. */
  fill(batch: EventBatch): void {
    const { events, numbers, words } = batch;
    for (let row = 0; row < events; row++) {
      const ip = words.source_ip[row]!;
      if (ip === 0) continue;
      const isWhole = words.country[row]! > 0 && !isNaN(numbers.latitude[row]!) && !isNaN(numbers.asn[row]!);
      if (isWhole) continue;
      let place = this.#found[ip];
      if (place === undefined) place = this.#found[ip] = this.#placeOf(this.#ips.word(ip)!);
      if (place !== null) this.#fillRow(batch, row, place);
    }
  }

  #fillRow({ numbers, words }: EventBatch, row: number, found: Place): void {
    const event: Place = {
      country: this.#countries.word(words.country[row]!),
      city: this.#cities.word(words.city[row]!),
      latitude: orNull(numbers.latitude[row]!),
      longitude: orNull(numbers.longitude[row]!),
      asn: orNull(numbers.asn[row]!),
    };
    addMissingInPlace(this.tally, event, 1);
    if (fillPlaceInPlace(event, found)) {
      words.country[row] = this.#countries.numberOf(event.country);
      words.city[row] = this.#cities.numberOf(event.city);
      numbers.latitude[row] = event.latitude ?? NaN;
      numbers.longitude[row] = event.longitude ?? NaN;
      numbers.asn[row] = event.asn ?? NaN;
    }
    addMissingInPlace(this.tally, event, -1);
  }
}

function orNull(number: number): number | null {
  return isNaN(number) ? null : number;
}
