/**
 * The fields of one Keycloak event by name (`type`, `ipAddress`, `username`, …), wherever they stood. A `Map` is one.
 */
export interface KeycloakFields {
  get(name: string): string | undefined;
}

/**
 * A field as an event keeps it: Keycloak writes `null` where there is nothing.
 *
 * @example knownField(new Map([["userId", "null"]]), "userId") // null
 */
export function knownField(fields: KeycloakFields, name: string): string | null {
  const value = fields.get(name);
  return value === undefined || value === "" || value === "null" ? null : value;
}
