/** The columns of `logon.csv` of CERT's insider threat data sets. */
export const CERT_COLUMNS = ["id", "date", "user", "pc", "activity"] as const;
