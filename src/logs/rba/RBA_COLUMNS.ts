/**
 * The columns of the RBA data set that are read.
 *
 * `Is Attack IP` and `Is Account Takeover` are the answers, and are not: what is to be found must not be told. For the
 * round-trip time, the region and what was taken out of the user agent, an event has no field.
 */
export const RBA_COLUMNS = [
  "Login Timestamp",
  "User ID",
  "IP Address",
  "Country",
  "City",
  "ASN",
  "User Agent String",
  "Device Type",
  "Login Successful",
] as const;
