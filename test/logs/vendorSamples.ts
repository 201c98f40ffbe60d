import type { LogFormat } from "../../src/logs/formats/LogFormat";

/** A few lines of each format that products or data sets give, as they write them. */
export const VENDOR_SAMPLES: readonly (readonly [LogFormat, readonly (object | string)[]])[] = [
  ["windows", [{ EventID: 4624, Channel: "Security", "@timestamp": "2024-03-01T09:30:00Z", TargetUserName: "ada" }]],
  ["okta", [{ eventType: "user.session.start", published: "2024-03-01T09:30:00Z", actor: {}, outcome: {} }]],
  ["entra", [{ category: "SignInLogs", time: "2024-03-01T09:30:00Z", properties: {} }]],
  ["cloudtrail", [{ eventSource: "signin.amazonaws.com", eventName: "ConsoleLogin", userIdentity: { type: "Root" } }]],
  [
    "1password",
    [
      {
        uuid: "u-1",
        timestamp: "2024-03-01T09:30:00Z",
        category: "success",
        type: "credentials_ok",
        target_user: { email: "ada@example.com" },
        client: { ip_address: "192.0.2.1" },
      },
    ],
  ],
  [
    "github",
    [
      {
        "@timestamp": 1709285400000,
        _document_id: "d-1",
        action: "user.login",
        actor: "ada",
        created_at: 1709285400000,
      },
    ],
  ],
  [
    "ocsf",
    [{ class_uid: 3002, category_uid: 3, activity_id: 1, status_id: 1, time: 1709285400000, user: { name: "ada" } }],
  ],
  [
    "keycloak",
    [
      '2024-03-01 09:30:00,250 WARN  [org.keycloak.events] (executor-thread-1) type="LOGIN_ERROR", realmId="r"',
      "2024-03-01 09:30:01,000 INFO  [io.quarkus] (main) Keycloak started",
    ],
  ],
  ["keycloak", [{ id: "e-1", time: 1709285400000, type: "LOGIN", realmId: "r", clientId: "account", userId: "u" }]],
  ["keycloak", [{ timestamp: "2024-03-01T09:30:00Z", loggerName: "org.keycloak.events", message: 'type="LOGIN"' }]],
  [
    "ecs",
    [
      {
        "@timestamp": "2024-03-01T09:30:00Z",
        event: { category: ["authentication"], outcome: "success" },
        user: { name: "ada" },
      },
    ],
  ],
  [
    "rba",
    [
      "index,Login Timestamp,User ID,Round-Trip Time [ms],IP Address,Country,Region,City,ASN,User Agent String," +
        "Browser Name and Version,OS Name and Version,Device Type,Login Successful,Is Attack IP,Is Account Takeover",
    ],
  ],
  ["lanl", ["1,U1@DOM1,U1@DOM1,C1,C2,Kerberos,Network,LogOn,Success"]],
  ["cert", ["id,date,user,pc,activity", "{A1B2-C3D4EF},01/02/2010 06:49:00,ABC0001,PC-1000,Logon"]],
  ["sshd", ["Mar  1 09:30:00 gate sshd[7]: Failed password for ada from 192.0.2.1 port 22 ssh2"]],
];
