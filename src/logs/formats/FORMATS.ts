import { createCloudtrailReader } from "../cloudtrail/createCloudtrailReader";
import { isCloudtrailRecord } from "../cloudtrail/isCloudtrailRecord";
import { createEntraReader } from "../entra/createEntraReader";
import { isEntraRecord } from "../entra/isEntraRecord";
import { createOktaReader } from "../okta/createOktaReader";
import { isOktaRecord } from "../okta/isOktaRecord";
import { createWindowsReader } from "../windows/createWindowsReader";
import { isWindowsRecord } from "../windows/isWindowsRecord";
import { csvFormat } from "./csvFormat";
import { jsonlFormat } from "./jsonlFormat";
import type { BinaryFormat, TextFormat } from "./LogFormat";
import { parquetFormat } from "./parquetFormat";
import { sshdFormat } from "./sshdFormat";
import { vendorFormat } from "./vendorFormat";

/** The formats that are read line by line, in the order in which a file is tried for them. */
export const TEXT_FORMATS: readonly TextFormat[] = [
  csvFormat,
  vendorFormat("windows", "Windows Security", isWindowsRecord, createWindowsReader),
  vendorFormat("okta", "Okta System Log", isOktaRecord, createOktaReader),
  vendorFormat("entra", "Entra ID sign-in", isEntraRecord, createEntraReader),
  vendorFormat("cloudtrail", "AWS CloudTrail", isCloudtrailRecord, createCloudtrailReader),
  jsonlFormat,
  sshdFormat,
];

/** The formats that are read as a whole. */
export const BINARY_FORMATS: readonly BinaryFormat[] = [parquetFormat];
