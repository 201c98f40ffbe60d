/** A city that people live in, work in, or travel to. */
export interface City {
  name: string;
  /** ISO 3166 country code. */
  country: string;
  /** IANA time zone. */
  timeZone: string;
  /** Degrees. */
  latitude: number;
  /** Degrees. */
  longitude: number;
}

/** Cities whose offices, homes, hotels and attackers the generator knows. Coordinates to two digits (about 1 km). */
export const CITIES: readonly City[] = [
  city("Berlin", "DE", "Europe/Berlin", 52.52, 13.41),
  city("Munich", "DE", "Europe/Berlin", 48.14, 11.58),
  city("Frankfurt", "DE", "Europe/Berlin", 50.11, 8.68),
  city("New York", "US", "America/New_York", 40.71, -74.01),
  city("Austin", "US", "America/Chicago", 30.27, -97.74),
  city("San Francisco", "US", "America/Los_Angeles", 37.77, -122.42),
  city("Bengaluru", "IN", "Asia/Kolkata", 12.97, 77.59),
  city("Mumbai", "IN", "Asia/Kolkata", 19.08, 72.88),
  city("London", "GB", "Europe/London", 51.51, -0.13),
  city("Manchester", "GB", "Europe/London", 53.48, -2.24),
  city("Paris", "FR", "Europe/Paris", 48.86, 2.35),
  city("Lyon", "FR", "Europe/Paris", 45.76, 4.84),
  city("Amsterdam", "NL", "Europe/Amsterdam", 52.37, 4.9),
  city("Madrid", "ES", "Europe/Madrid", 40.42, -3.7),
  city("Barcelona", "ES", "Europe/Madrid", 41.39, 2.17),
  city("Warsaw", "PL", "Europe/Warsaw", 52.23, 21.01),
  city("Zürich", "CH", "Europe/Zurich", 47.38, 8.54),
  city("Vienna", "AT", "Europe/Vienna", 48.21, 16.37),
  city("Milan", "IT", "Europe/Rome", 45.46, 9.19),
  city("Stockholm", "SE", "Europe/Stockholm", 59.33, 18.07),
  city("Oslo", "NO", "Europe/Oslo", 59.91, 10.75),
  city("Dublin", "IE", "Europe/Dublin", 53.35, -6.26),
  city("Toronto", "CA", "America/Toronto", 43.65, -79.38),
  city("Mexico City", "MX", "America/Mexico_City", 19.43, -99.13),
  city("São Paulo", "BR", "America/Sao_Paulo", -23.55, -46.63),
  city("Buenos Aires", "AR", "America/Argentina/Buenos_Aires", -34.6, -58.38),
  city("Tokyo", "JP", "Asia/Tokyo", 35.68, 139.69),
  city("Singapore", "SG", "Asia/Singapore", 1.35, 103.82),
  city("Hong Kong", "HK", "Asia/Hong_Kong", 22.32, 114.17),
  city("Seoul", "KR", "Asia/Seoul", 37.57, 126.98),
  city("Sydney", "AU", "Australia/Sydney", -33.87, 151.21),
  city("Dubai", "AE", "Asia/Dubai", 25.2, 55.27),
  city("Tel Aviv", "IL", "Asia/Jerusalem", 32.09, 34.78),
  city("Istanbul", "TR", "Europe/Istanbul", 41.01, 28.98),
  city("Bucharest", "RO", "Europe/Bucharest", 44.43, 26.1),
  city("Lagos", "NG", "Africa/Lagos", 6.52, 3.38),
  city("Johannesburg", "ZA", "Africa/Johannesburg", -26.2, 28.05),
  city("Nairobi", "KE", "Africa/Nairobi", -1.29, 36.82),
  city("Hanoi", "VN", "Asia/Bangkok", 21.03, 105.85),
  city("Jakarta", "ID", "Asia/Jakarta", -6.21, 106.85),
  city("Manila", "PH", "Asia/Manila", 14.6, 120.98),
  city("Kyiv", "UA", "Europe/Kiev", 50.45, 30.52),
];

function city(name: string, country: string, timeZone: string, latitude: number, longitude: number): City {
  return { name, country, timeZone, latitude, longitude };
}
