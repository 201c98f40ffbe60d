import { createOnePasswordReader } from "../1password/createOnePasswordReader";
import { isOnePasswordRecord } from "../1password/isOnePasswordRecord";
import { createAuth0Reader } from "../auth0/createAuth0Reader";
import { isAuth0Record } from "../auth0/isAuth0Record";
import { createCloudtrailReader } from "../cloudtrail/createCloudtrailReader";
import { isCloudtrailRecord } from "../cloudtrail/isCloudtrailRecord";
import { createDuoReader } from "../duo/createDuoReader";
import { isDuoRecord } from "../duo/isDuoRecord";
import { createEntraReader } from "../entra/createEntraReader";
import { isEntraRecord } from "../entra/isEntraRecord";
import { createGithubReader } from "../github/createGithubReader";
import { isGithubRecord } from "../github/isGithubRecord";
import { createGsuiteReader } from "../gsuite/createGsuiteReader";
import { isGsuiteRecord } from "../gsuite/isGsuiteRecord";
import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";
import { createOcsfReader } from "../ocsf/createOcsfReader";
import { isOcsfRecord } from "../ocsf/isOcsfRecord";
import { createOktaReader } from "../okta/createOktaReader";
import { isOktaRecord } from "../okta/isOktaRecord";
import { createOneloginReader } from "../onelogin/createOneloginReader";
import { isOneloginRecord } from "../onelogin/isOneloginRecord";
import { certFormat } from "./certFormat";
import { csvFormat } from "./csvFormat";
import { ecsFormat } from "./ecsFormat";
import { jsonlFormat } from "./jsonlFormat";
import { keycloakFormat } from "./keycloakFormat";
import { lanlFormat } from "./lanlFormat";
import type { BinaryFormat, TextFormat } from "./LogFormat";
import { parquetFormat } from "./parquetFormat";
import { rbaFormat } from "./rbaFormat";
import { sshdFormat } from "./sshdFormat";
import { vendorFormat } from "./vendorFormat";
import { windowsFormat } from "./windowsFormat";

/** The formats that are read line by line, in the order in which a file is tried for them. */
export const TEXT_FORMATS: readonly TextFormat[] = [
  rbaFormat,
  csvFormat,
  windowsFormat,
  vendorFormat("okta", "Okta System Log", isOktaRecord, createOktaReader),
  vendorFormat("entra", "Entra ID sign-in", isEntraRecord, createEntraReader, isAzureRecord),
  vendorFormat("cloudtrail", "AWS CloudTrail", isCloudtrailRecord, createCloudtrailReader),
  vendorFormat("gsuite", "Google Workspace", isGsuiteRecord, createGsuiteReader),
  vendorFormat("duo", "Duo", isDuoRecord, createDuoReader),
  vendorFormat("auth0", "Auth0", isAuth0Record, createAuth0Reader),
  vendorFormat("onelogin", "OneLogin", isOneloginRecord, createOneloginReader),
  vendorFormat("1password", "1Password sign-in", isOnePasswordRecord, createOnePasswordReader),
  vendorFormat("github", "GitHub audit log", isGithubRecord, createGithubReader),
  vendorFormat("ocsf", "OCSF", isOcsfRecord, createOcsfReader),
  keycloakFormat,
  ecsFormat,
  certFormat,
  lanlFormat,
  sshdFormat,
  jsonlFormat,
];

/** Azure sends its other logs where it sends the sign-ins. */
function isAzureRecord(record: JsonObject): boolean {
  return textAt(record, "category") !== null && objectAt(record, "properties") !== null;
}

/** The formats that are read as a whole. */
export const BINARY_FORMATS: readonly BinaryFormat[] = [parquetFormat];
