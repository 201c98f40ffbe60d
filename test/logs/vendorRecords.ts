/** One record of each product that logs JSON, by the name of its format: no reader may take another one's. */
export const VENDOR_RECORDS: readonly (readonly [format: string, record: Record<string, unknown>])[] = [
  ["windows", { EventID: 4624, Channel: "Security", TargetUserName: "ada", TimeCreated: "2024-03-01T09:30:00Z" }],
  [
    "okta",
    {
      uuid: "u-1",
      published: "2024-03-01T09:30:00Z",
      eventType: "user.session.start",
      outcome: { result: "SUCCESS" },
      actor: { id: "00u1", type: "User", alternateId: "ada" },
    },
  ],
  [
    "entra",
    {
      time: "2024-03-01T09:30:00Z",
      category: "SignInLogs",
      resultType: "0",
      properties: { id: "s-1", userPrincipalName: "ada", status: { errorCode: 0 } },
    },
  ],
  [
    "cloudtrail",
    {
      eventTime: "2024-03-01T09:30:00Z",
      eventSource: "signin.amazonaws.com",
      eventName: "ConsoleLogin",
      userIdentity: { type: "IAMUser", userName: "ada" },
    },
  ],
  [
    "gsuite",
    {
      kind: "admin#reports#activity",
      id: { time: "2024-03-01T09:30:00Z", applicationName: "login" },
      actor: { email: "ada@example.com" },
      events: [{ type: "login", name: "login_success" }],
    },
  ],
  ["gsuite", { id: { applicationName: "rules" }, actor: { email: "ada@example.com" }, parameters: {} }],
  [
    "duo",
    {
      timestamp: 1709285400,
      event_type: "authentication",
      factor: "duo_push",
      result: "success",
      user: { name: "ada" },
      application: { name: "Mail" },
      access_device: { ip: "192.0.2.1" },
    },
  ],
  [
    "duo",
    {
      action: "admin_login",
      isotimestamp: "2024-03-01T09:30:00+00:00",
      timestamp: 1709285400,
      username: "Ada",
      object: null,
    },
  ],
  ["auth0", { date: "2024-03-01T09:30:00Z", type: "s", log_id: "900202", client_id: "c-1", user_name: "ada" }],
  ["auth0", { log_id: "900202", data: { date: "2024-03-01T09:30:00Z", type: "fp", user_name: "ada" } }],
  ["onelogin", { id: 3, created_at: "2024-03-01T09:30:00Z", event_type_id: 5, user_id: 7, user_name: "Ada" }],
  ["onelogin", { event: { event_timestamp: "2024-03-01 09:30:00 UTC", event_type_id: 6, user_id: 7, user_name: "" } }],
  [
    "jsonl",
    { "@timestamp": "2024-03-01T09:30:00Z", user: { name: "ada" }, event: { outcome: "success", type: "start" } },
  ],
  ["jsonl", { timestamp: "2024-03-01T09:30:00Z", username: "ada", action: "login", result: "success", type: "login" }],
];
