import type { Feature } from "../Feature";

/** What the values of a column are called. */
const UNITS: Readonly<Record<string, string>> = {
  source_ip: "IPs",
  network: "networks",
  country: "countries",
  asn: "operators",
  device: "devices",
  user_agent: "user agents",
  host: "hosts",
};

/** Fan-out and fan-in: how many different ones met just before. */
export const SPREAD_FEATURES: readonly Feature[] = [
  fanIn("users_source_1h", "user", "source_1h", "distinct users from this source IP in the hour before"),
  fanIn("users_source_24h", "user", "source_24h", "distinct users from this source IP in the 24 hours before"),
  fanIn("users_network_24h", "user", "network_24h", "distinct users from this network in the 24 hours before"),
  fanIn("users_device_past", "user", "device_past", "distinct users of this device before", ["device"]),
  fanIn("users_host_1h", "user", "host_1h", "distinct users at this host in the hour before", ["host"]),
  {
    ...fanIn(
      "failed_users_source_1h",
      "",
      "source_1h",
      "distinct users who failed from this source IP in the hour before",
    ),
    sql: `count(DISTINCT CASE WHEN failed = 1 THEN "user" END) OVER source_1h`,
  },
  {
    ...fanIn(
      "failed_users_agent_1h",
      "",
      "agent_1h",
      "distinct users who failed with exactly this user agent in the hour before",
      ["user_agent"],
    ),
    sql: `count(DISTINCT CASE WHEN failed = 1 THEN "user" END) OVER agent_1h`,
  },
  {
    ...fanIn("failed_users_organisation_1h", "", "organisation_1h", "distinct users who failed in the hour before", []),
    sql: `count(DISTINCT CASE WHEN failed = 1 THEN "user" END) OVER organisation_1h`,
  },
  fanOut("sources_user_1h", "source_ip", "user_1h", "distinct source IPs of this user in the hour before"),
  fanOut("sources_user_24h", "source_ip", "user_24h", "distinct source IPs of this user in the 24 hours before"),
  fanOut("networks_user_24h", "network", "user_24h", "distinct networks of this user in the 24 hours before"),
  fanOut("countries_user_24h", "country", "user_24h", "distinct countries of this user in the 24 hours before"),
  fanOut("asns_user_24h", "asn", "user_24h", "distinct network operators (ASNs) of this user in the 24 hours before"),
  fanOut("devices_user_24h", "device", "user_24h", "distinct devices of this user in the 24 hours before"),
  fanOut("agents_user_24h", "user_agent", "user_24h", "distinct user agents of this user in the 24 hours before"),
  fanOut("hosts_user_1h", "host", "user_1h", "distinct hosts of this user in the hour before"),
  fanOut("hosts_user_24h", "host", "user_24h", "distinct hosts of this user in the 24 hours before"),
];

function fanIn(name: string, what: string, window: string, description: string, needs = ["source_ip"]): Feature {
  const techniques = ["T1110.003", "T1110.004"];
  const sql = `count(DISTINCT "${what}") OVER ${window}`;
  return { name, family: "fan-in", unit: "users", description, sql, needs, suspicious: "high", techniques };
}

function fanOut(name: string, what: string, window: string, description: string): Feature {
  const unit = UNITS[what]!;
  const sql = `count(DISTINCT "${what}") OVER ${window}`;
  return {
    name,
    family: "fan-out",
    unit,
    description,
    sql,
    needs: ["user"],
    suspicious: "high",
    techniques: ["T1021", "T1078"],
  };
}
