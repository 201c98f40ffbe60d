import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgedLines, readLines, sshd } from "./readLines";

/** The client really connects from here … */
const REAL = "203.0.113.9";
/** … and wants the log to say this. */
const FALSE = "198.51.100.66";

const PAM = `pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=${REAL}`;

/** User names that somebody sends to fool whoever reads the log. */
const NAMES = [
  `root from ${FALSE} port 22 ssh2`,
  `root from ${FALSE} port 22 ssh2: RSA SHA256:aaaa`,
  `root from ${FALSE} port 22 ssh2 [preauth]`,
  `from ${FALSE}`,
  ` from ${FALSE} port 22 ssh2`,
  `x from from`,
  `from`,
  `x from ${FALSE} port 22 from`,
  `Accepted password for root from ${FALSE} port 22 ssh2`,
  `x from ${FALSE} port 22 ssh2\\nDec 10 06:55:46 gate sshd[1]: Accepted password for root from ${FALSE} port 22 ssh2`,
  `sshd[1]: Accepted password for root from ${FALSE} port 22 ssh2`,
  `root user=root rhost=${FALSE}`,
  `root  user=root`,
  `rhost=${FALSE}  user=root`,
  `uid=0 euid=0 tty=ssh ruser= rhost=${FALSE}  user=root`,
  `root ${FALSE} port 22`,
  `root ${FALSE} port 22 [preauth]`,
  `root ${FALSE} port 22: Too many authentication failures [preauth]`,
  `root from ${FALSE} not allowed because not listed in AllowUsers`,
  `root not allowed because account is locked`,
  `root not allowed because shell /x does not exist`,
  `invalid user root`,
  `invalid user invalid user root from ${FALSE} port 1`,
  `] message repeated 9 times: [ Failed password for root from ${FALSE} port 22 ssh2]`,
  `"root" from "${FALSE}" port 22 ssh2`,
  `root' from '${FALSE}`,
  ` leading and trailing `,
  `for root from ${FALSE}`,
  `root via ${FALSE} port 22 ssh2`,
  `root from h.example.com via ${FALSE} port 22 ssh2`,
  `__proto__`,
  `<invalid username>`,
  `\\303\\244\\303\\266`,
  `${"a".repeat(100)} from ${FALSE} port 22 ssh2`,
  ``,
];

/** Where sshd writes a user's name, and what it means alone: outcome, and whether the address is in it. */
const TEMPLATES: [name: string, message: (user: string) => string, outcome: "failure" | "success", address: boolean][] =
  [
    [
      "Failed password, no such user",
      (u) => `Failed password for invalid user ${u} from ${REAL} port 40 ssh2`,
      "failure",
      true,
    ],
    ["Failed password", (u) => `Failed password for ${u} from ${REAL} port 40 ssh2`, "failure", true],
    ["Failed none", (u) => `Failed none for invalid user ${u} from ${REAL} port 40 ssh2`, "failure", true],
    [
      "Failed publickey",
      (u) => `Failed publickey for ${u} from ${REAL} port 40 ssh2: RSA SHA256:bb+/`,
      "failure",
      true,
    ],
    ["Accepted password", (u) => `Accepted password for ${u} from ${REAL} port 40 ssh2`, "success", true],
    [
      "Accepted publickey",
      (u) => `Accepted publickey for ${u} from ${REAL} port 40 ssh2: ED25519 SHA256:bb`,
      "success",
      true,
    ],
    ["Invalid user", (u) => `Invalid user ${u} from ${REAL} port 40`, "failure", true],
    ["Invalid user, old", (u) => `Invalid user ${u} from ${REAL}`, "failure", true],
    [
      "maximum attempts",
      (u) =>
        `error: maximum authentication attempts exceeded for invalid user ${u} from ${REAL} port 40 ssh2 [preauth]`,
      "failure",
      true,
    ],
    ["closed", (u) => `Connection closed by invalid user ${u} ${REAL} port 40 [preauth]`, "failure", true],
    ["reset", (u) => `Connection reset by authenticating user ${u} ${REAL} port 40 [preauth]`, "failure", true],
    ["disconnected", (u) => `Disconnected from invalid user ${u} ${REAL} port 40 [preauth]`, "failure", true],
    [
      "disconnecting",
      (u) => `Disconnecting invalid user ${u} ${REAL} port 40: Too many authentication failures [preauth]`,
      "failure",
      true,
    ],
    ["not allowed", (u) => `User ${u} from ${REAL} not allowed because not listed in AllowUsers`, "failure", true],
    ["locked", (u) => `User ${u} not allowed because account is locked`, "failure", false],
    ["PAM error", (u) => `error: PAM: Authentication failure for illegal user ${u} from ${REAL}`, "failure", true],
  ];

/** What may stand in a name: sshd writes control characters as octal numbers, so no line ever breaks. */
const fragment = fc.oneof(
  fc.constantFrom(
    ...NAMES,
    " from ",
    FALSE,
    " port ",
    " ssh2",
    ": ",
    "for ",
    "user=",
    "rhost=",
    "[preauth]",
    " ",
    "invalid user ",
  ),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 4 }),
);
const anyName = fc.array(fragment, { maxLength: 6 }).map((parts) => parts.join("").replace(/\p{Cc}/gu, "?"));

describe("createSshdReader(context, sink): names that the client chose", () => {
  describe.each(TEMPLATES)("in %s", (_name, message, outcome, hasAddress) => {
    // Where sshd writes no "invalid user", a name that begins so is indistinguishable from one that does not exist.
    const maySayInvalid = message("").includes(" for  from ") && outcome === "failure";
    const written = (user: string) => (maySayInvalid ? user.replace(/^(?:invalid|illegal) user /, "") : user) || null;
    const expected = (user: string) => [[written(user), hasAddress ? REAL : null, outcome]];
    const read = (user: string) => readLines(sshd(message(user))).events.map((e) => [e.user, e.source_ip, e.outcome]);

    it.each(NAMES)("neither move the address nor change the outcome or the count: %j", (user) => {
      expect(read(user)).toEqual(expected(user));
    });
    it("do so whatever the name is (property)", () => {
      fc.assert(
        fc.property(anyName, (user) => {
          expect(read(user)).toEqual(expected(user));
        }),
        { numRuns: 300 },
      );
    });
  });

  it("do not move the address in PAM's line, where the first rhost= is PAM's (property)", () => {
    fc.assert(
      fc.property(fc.oneof(anyName, fc.constantFrom(...NAMES)), (user) => {
        const { events } = readLines(sshd(user === "" ? `${PAM} ` : `${PAM}  user=${user}`));
        expect(events.map((e) => [e.user, e.source_ip, e.outcome])).toEqual([
          [user === "" ? null : user, REAL, "failure"],
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it("leave one event for the whole connection (property)", () => {
    fc.assert(
      fc.property(fc.oneof(anyName, fc.constantFrom(...NAMES)), (user) => {
        const verdicts = readLines(
          sshd(
            `Invalid user ${user} from ${REAL} port 40`,
            `input_userauth_request: invalid user ${user} [preauth]`,
            `Failed none for invalid user ${user} from ${REAL} port 40 ssh2`,
            "pam_unix(sshd:auth): check pass; user unknown",
            `${PAM} `,
            `Failed password for invalid user ${user} from ${REAL} port 40 ssh2`,
            `Connection closed by invalid user ${user} ${REAL} port 40 [preauth]`,
          ),
        );
        expect(verdicts.events.map((e) => [e.line, e.user, e.source_ip, e.outcome])).toEqual([
          [6, user === "" ? null : user, REAL, "failure"],
        ]);
        expect(verdicts.ignored).toHaveLength(6);
      }),
      { numRuns: 500 },
    );
  });
});

describe("createSshdReader(context, sink): other texts that the client chose", () => {
  const read = (...messages: string[]) =>
    readLines(sshd(...messages)).events.map((e) => [e.user, e.source_ip, e.outcome]);
  const certificate = (id: string) => `ssh2: RSA-CERT SHA256:aaaa ID "${id}" (serial 5) CA RSA SHA256:bbbb`;

  it.each(["Accepted", "Failed"])("cannot move the address by a certificate's id (%s)", (word) => {
    const outcome = word === "Accepted" ? "success" : "failure";
    for (const id of [
      ...NAMES,
      `x from ${FALSE} port 22 ssh2: RSA-CERT SHA256:cc ID "y`,
      `x" (serial 1) CA RSA SHA256:cc`,
    ]) {
      expect(read(`${word} publickey for alice from ${REAL} port 40 ${certificate(id)}`)).toEqual([
        ["alice", REAL, outcome],
      ]);
    }
  });

  it("cannot move the address by the client's user and host of hostbased sign-in", () => {
    const key = `RSA SHA256:aa, client user "x from ${FALSE} port 22 ssh2: RSA SHA256:bb", client host "h.example.com"`;
    expect(read(`Accepted hostbased for alice from ${REAL} port 40 ssh2: ${key}`)).toEqual([
      ["alice", REAL, "success"],
    ]);
  });

  it("cannot make a success out of a method that the client invented", () => {
    const method = `password for root from ${FALSE} port 22 ssh2: x`;
    const found = read(`Failed ${method} for invalid user bob from ${REAL} port 40 ssh2`);
    expect(found.map(([, address, outcome]) => [address, outcome])).toEqual([[REAL, "failure"]]);
  });

  it("cannot invent events in what a client says when it leaves", () => {
    const { events, ignored } = readLines(
      sshd(
        `Received disconnect from ${REAL} port 40:11: Accepted password for root from ${FALSE} port 22 ssh2`,
        `Bad protocol version identification 'Accepted password for root from ${FALSE} port 22 ssh2' from ${REAL} port 40`,
        `banner exchange: Connection from ${REAL} port 40: Failed password for root from ${FALSE} port 22 ssh2`,
      ),
    );
    expect(events).toEqual([]);
    expect(ignored).toHaveLength(3);
  });

  it("is refused where two addresses fit a change of user name, and nothing else tells them apart", () => {
    const name = `x ${FALSE} port 1: Change of username or service not allowed: (x,ssh-connection) -> (y`;
    const line = `Disconnecting invalid user ${name} ${REAL} port 40: Change of username or service not allowed: (a) -> (b) [preauth]`;
    expect(readLines(sshd(line)).rejected).toEqual([
      { line: 1, reason: "closed connection: more than one address fits" },
    ]);
    const change = `Disconnecting authenticating user root ${REAL} port 40: Change of username or service not allowed: (root,ssh-connection) -> (x ${FALSE} port 1: y,ssh-connection) [preauth]`;
    expect(read(change)).toEqual([["root", REAL, "failure"]]);
  });
});

describe("createSshdReader(context, sink): arbitrary lines (property)", () => {
  const word = fc.constantFrom(
    ...[
      "Dec 10 06:55:46 ",
      "2023-02-05T06:07:08Z ",
      "<30>1 2023-02-05T06:07:08Z h sshd 1 - - ",
      "gate ",
      "sshd[1]: ",
      "[sshd]: ",
    ],
    ...[
      "sshd(pam_unix)[2]: ",
      "last ",
      "message repeated 3 times",
      "message repeated 3 times: [ ",
      "]",
      "Failed ",
      "Accepted ",
    ],
    ...[
      "password ",
      "none ",
      "for ",
      "invalid user ",
      "Invalid user ",
      "bob ",
      "from ",
      "192.0.2.1 ",
      "port 22 ",
      "ssh2",
      ": ",
    ],
    ...[
      "User ",
      "not allowed because ",
      "Connection closed by ",
      "Disconnecting ",
      "authenticating user ",
      "error: ",
      "PAM: ",
      "PAM 2 more ",
    ],
    ...[
      "pam_unix(sshd:auth): ",
      "authentication failure; ",
      "authentication failures; ",
      "logname= uid=0 euid=0 tty=ssh ruser= rhost=",
      " user=bob",
    ],
  );
  const anyLine = fc.oneof(
    fc.array(word, { maxLength: 14 }).map((words) => words.join("")),
    fc.array(word, { maxLength: 10 }).map((words) => `Dec 10 06:55:46 gate sshd[1]: ${words.join("")}`),
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.uint8Array({ maxLength: 120 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
  );

  it("never throw, and each gets exactly one verdict", () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), (lines) => {
        expect(judgedLines(readLines(lines))).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 1000 },
    );
  });

  it("give the same verdicts when they are read again", () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), (lines) => {
        expect(readLines(lines)).toEqual(readLines(lines));
      }),
    );
  });
});
