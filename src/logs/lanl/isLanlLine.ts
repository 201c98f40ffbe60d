const LANL_LINE = /^\d{1,9},[^,@]*@[^,]*,[^,@]*@[^,]*,[^,@]+,[^,@]+,[^,]+,[^,]+,[A-Za-z?]+,(?:Success|Fail)\r?$/;

/**
 * Whether a line looks like one of LANL's authentication data: nine fields, of which the first is a number of seconds, the
 * next two are accounts (`user@domain`), and the last says how it went.
 *
 * @example isLanlLine("1,U1@DOM1,U1@DOM1,C1,C2,Kerberos,Network,LogOn,Success") // true
 */
export function isLanlLine(line: string): boolean {
  return LANL_LINE.test(line);
}
